/** Words around names: what introduces one, what never is one. Lower case unless said otherwise. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Between the parts of a name. */
export const PARTICLES = set('von van vom vo de der den dem des di da do dos das del della du la le les lo el al bin ibn ben ter ten te zu zum zur und y e af av mac mc st v d freiherr frhr freifrau graf gräfin baron baronin ritter edler')

/** Before a name, no part of it. */
export const TITLES = set(
  'herr herrn hr hrn herrn frau fr fräulein frl familie fam eheleute ehepaar dr dres prof professor professorin doktor mag magister ing dipl med phil jur rer nat habil hc mba bsc msc mr mrs ms miss mx sir dame lord lady madam madame mme monsieur mlle signor signora senor señora señor rechtsanwalt rechtsanwältin notar notarin hofrat frau_dr oberstudienrat pfarrer pastor pastorin schwester bruder rev reverend captain',
)

/** Written with a capital and still no names: beginnings of sentences, offices, nouns of the trade. */
export const NOT_NAMES = set(
  `ich du er sie es wir ihr man der die das dem den des ein eine einen einem einer eines kein keine mein meine meinen meiner meinem dein deine ihre ihren ihrem ihrer ihres unser unsere euer eure euren sein seine dieser diese dieses diesen jener jede jeder jedes alle alles viele manche beide
und oder aber doch denn weil wenn als ob dass dann da hier dort nun jetzt heute gestern morgen übermorgen vorgestern bald immer nie niemals nur auch noch schon erst wieder sehr zu so wie was wer wo wann warum wieso weshalb welche welcher welches wozu
in im an am auf aus bei beim bis durch für gegen mit nach ohne seit über um unter von vom vor zum zur zwischen trotz wegen laut ab ende anfang mitte per
ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können könnte könnten konnte soll sollen sollte will wollen wollte wollten muss müssen müsste darf dürfen mag möchte bin bist sei gibt geht kommt bitte bitten danke dank vielen herzlichen besten schönen lieben grüße grüsse gruß gruss grüezi hallo hi hey moin servus tag abend liebe lieber liebes liebs sehr geehrte geehrter geehrtes guten gute guter gutes
damen herren zusammen leute team teams kundenservice kundendienst kundencenter serviceteam support service hotline freunde kollegen kolleginnen kollege kollegin mitarbeiter mitarbeiterin mitarbeiterinnen techniker monteur monteure fahrer chef chefin vorgesetzte vorgesetzten kunde kundin kunden interessent freundinnen freundin freund nachbar nachbarin nachbarn mieter mieterin vermieter eigentümer
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz april mai juni juli august september oktober november dezember frühling sommer herbst winter weihnachten ostern advent silvester
rechnung rechnungen vertrag verträge zähler zählerstand strom gas wasser internet telefon handy nummer mail email e-mail mails brief post paket lieferung bestellung termin termine tarif preis geld konto karte app website seite portal formular antrag auskunft anfrage beschwerde lob kritik hinweis frage fragen antwort rückruf anruf anliegen betreff umzug kündigung störung ausfall problem probleme fehler hilfe beratung filiale schalter büro amt rathaus bürgeramt stadtwerke bank versicherung post bahn bus auto wohnung haus keller garten adresse straße ort stadt land name vorname nachname geburtsdatum kundennummer vertragsnummer telefonnotiz gesprächsnotiz notiz anrufer anruferin
frau mann kind kinder sohn tochter mutter vater eltern oma opa bruder schwester onkel tante schwiegermutter schwiegervater familie bescheid grüß küss servas seavas euro cent prozent uhr jahr jahre monat monate woche wochen tage stunde stunden minute minuten stück mal ps mfg lg vg bg okay ok ja nein super toll klasse prima naja leider endlich schade bravo glückwunsch respekt hut wahnsinn katastrophe frechheit unverschämt unfassbar abzocke
gott himmel herrgott gottseidank deutsch deutsche deutscher deutschland österreich schweiz europa eu berlin münchen hamburg wien zürich bern köln frankfurt anschluss gutschrift abschlag ratenzahlung auftrag vollmacht kopie mandat sachen dame herrschaften doktor anwalt vorstand geschäftsführung geschäftsleitung abteilung verwaltung redaktion
i you he she it we they the a an this that these those my your his her our their its me him us them mine and or but so because if when while although though as at by for from in into of off on onto out over to up with without about after before since until till during through under between
is are was were be been being am has have had do does did can could will would shall should may might must not no yes please thanks thank cheers regards best kind warm warmest sincerely faithfully truly dear hello hiya good morning afternoon evening everyone everybody anyone someone nobody all there folks guys friends ladies gentlemen customer customers agent agents staff manager care desk department office company
monday tuesday wednesday thursday friday saturday sunday january february march june july october december spring summer autumn fall christmas easter today tomorrow yesterday now then here just still again also only even never always very really quite too what who whom which where why how great nice lovely brilliant terrible awful useless worst better amazing wow oh well okay sorry
account order invoice bill bills contract meter reading email phone mobile number address street road name surname subject date refund parcel delivery delivered payment card online website engineer technician driver colleague neighbour neighbor mother father son daughter husband wife brother sister friend mum mom dad granny grandma grandpa aunt uncle boss gmbh ag kg ltd inc plc llc german english french dutch germany england britain ireland scotland wales london`,
)

/** Words that are names of people too. Without another sign that a person is meant they are words. */
export const ORDINARY_WORDS = set(
  `weiß weiss klein groß gross lang lange kurz stark schwarz braun grün gruen roth rot blau alt jung neu gut böse boese fromm hell dunkel scharf süß suess schnell ehrlich wunderlich sauer kühn kuehn kühl kuehl hübsch hübscher schön schöner schon voll wild frei reich arm sanft zart liebe lieb fein
will may mark grace hope faith joy young brown black white green grey gray stone hill crisp banks price long short little good strong wise bright sharp rich bill sue pat drew rob nick penny dawn poppy holly heather hazel carol dean iris rose lily amber ruby pearl jade angel chance chase hunter mason miles page read reed rush sterling summer winters love moody noble savage sweet swift golden art gene wade rusty sandy sunny misty stormy ray roman said else beat meta august jordan georgia victoria sofia marina glen peer noble cook bush day field fields wood woods bell bird fox lamb knight king lord bishop major`,
)
/** German nouns among them: a capital says nothing. */
export const ORDINARY_NOUNS = set(
  'ernst sommer winter herbst freitag sonntag montag samstag post bank kunde kind mann mark rat sturm kraft glück glueck freund held engel stein berg bach wald feld tag recht rose heide linde august weg stern fuchs hammer nagel glas haus licht morgenstern lob dank groll zorn ehrlich müh preis frost schnee regen beat peer meta marina viola victoria georgia penny jordan mai may april',
)
/** Endings of German nouns and of names of offices that a surname hardly has. */
export const NOUN_ENDING = /(?:heit|keit|schaft|service|teams?|dienst|nummer|rechnung|werke?|abteilung|zentrale|center|support|hotline|kunden|tarif|vertrag|verein|versicherung|leitung|lieferung|stelle|gebühr|anbieter|betreuung|beratung|leistung|erstattung|erhöhung|zahlung|meldung|stand|kasse|bank|gmbh)$/i
