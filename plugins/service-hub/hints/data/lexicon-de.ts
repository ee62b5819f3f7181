/**
 * What words say about the mood, German (with some Bavarian, Austrian, Swiss and Saxon), collected for service dialogs. Weights from -3 to 3; stems: endings are
 * taken off before a word is looked up, long words are found in compounds and with a slip of the pen.
 */
export const GERMAN_WORDS: Readonly<Record<string, string>> = {
  '3': `fantastisch phantastisch großartig grossartig hervorragend exzellent ausgezeichnet überragend sensationell traumhaft genial perfekt begeistert begeistern begeisterung wunderbar spitze spitzenmäßig erstklassig vorbildlich herausragend tadellos makellos leiwand überglücklich perle hammer mustergültig grandios brillant bombig bombastisch klasse weltklasse 1a`,
  '2': `super toll prima top bestens best beste bester bestem gut guter gutes besser lob loben lobt gelobt empfehlenswert empfehlung weiterempfehlen weiterempfehlung zufrieden freundlich nett lieb liebenswert höflich zuvorkommend kompetent hilfsbereit hilfreich unkompliziert reibungslos problemlos einwandfrei schön schnell superschnell flott fix zuverlässig verlässlich pünktlich sympathisch charmant herzlich respekt dankbar bedanken bedankt dankeschön erleichtert erfreut freude freuen freut glücklich angenehm gelungen geholfen kulant fair ehrlich aufmerksam geduldig geduld mega cool schatz supa speditiv rundum vorzüglich lobenswert beeindruckt überzeugt überzeugend klappt klappte geklappt wärmstens tiptop prompt sauber toller wahnsinn sorgfältig gewissenhaft professionell`,
  '1': `danke dank merci dankschön vergelts passt läuft funktioniert gerne gern erreichbar verständlich kümmern gekümmert gelöst kostenlos günstig preiswert leicht süß lustig humor fein sicher bequem sinnvoll vertrauen treu gratuliere glücklicherweise gefällt gefallen liebt liebe mag entgegenkommen entgegenkommend traum transparent übersichtlich lächeln lachen gelacht`,
  '-1': `leider schwierig problem mahnung mahngebühr umständlich kompliziert teuer warteschleife warten warte wartet gewartet verspätet verspätung zerkratzt blockiert verloren verliere fehlt fehlen fehler fehlermeldung störung ausfall ausfälle unfreundlichkeit komisch befremdlich versäumt nachzahlung abgelehnt vergeblich angeblich offenbar satt genervt nervt nerven nervig ignoriert gelöscht ungeduldig unnötig schad schade wundert verweigert abgewimmelt abwimmeln vertröstet vertrösten überteuert überhöht`,
  '-2': `schlecht mies ärger ärgerlich ärgern verärgert ärgert sauer enttäuscht enttäuschend enttäuschung falsch kaputt defekt hin unzufrieden unhöflich unfreundlich unverständlich unfair unzuverlässig inkompetent unfähig unbrauchbar schwach schwachsinn peinlich patzig pampig arrogant frech lahm langsam lahmarschig ignorant respektlos unprofessionell mangelhaft ungenügend beschwerde beschweren reklamation kündige kündigen kündigung widerspreche widerspruch stornierung verbraucherzentrale anwalt ombudsmann schadenersatz mistig mist blöd doof dumm billig chaos chaotisch lächerlich zumutung abgezogen beleidigt angeschrien beschimpft geschimpft tobt seich oarg spinnt witz scherz schlimm böse bös unmöglich schnösel ohrfeige farce trauerspiel schäm schämen schämt zermürbend   `,
  '-3': `katastrophe katastrophal unverschämt unverschämtheit unfassbar unglaublich frechheit abzocke abzocken abzocker betrug betrüger betrügen betrogen saftladen drecksladen sauhaufen scheiß scheiss scheiße scheisse kacke arschloch idiot idioten wut wütend stinksauer stocksauer skandal skandalös unterirdisch bodenlos grottenschlecht grottig miserabel erbärmlich unzumutbar inakzeptabel unerhört unverfrorenheit skrupellos hundsmiserabel oberfrechheit schrecklich furchtbar grauenhaft entsetzlich empört empörend schweinerei sauerei verarscht verarsche verarschen veräppelt horror hölle nieten deppen trottel gesindel halsabschneider wucher ausbeuter zefix unmenschlich`,
}

/** Expressions that say more than their words. Case does not matter. */
export const GERMAN_PHRASES: readonly (readonly [RegExp, number])[] = [
  [/\bdanke?n? (?:auch )?für (?:nichts|nix)\b/giu, -4],
  [/\bschönen dank auch\b|\bdanke auch\b|\bna (?:toll|super|bravo|prima|danke|klasse|dann|herzlichen)\b|\bgroßes kino\b|\bganz gro(?:ß|ss)es\b|\bganz toll gemacht\b/giu, -4],
  [/\bnie(?:mals)? (?:wieder|mehr)\b|\bnimmermehr\b|\bdas letzte mal\b|\bein(?:e)? stern (?:ist )?(?:noch )?zu ?viel\b|\bfinger weg\b|\bhände weg\b/giu, -3],
  [/\bnicht (?:zu )?(?:weiter)?empfehlen\b|\bkeine empfehlung\b/giu, -3],
  [/\balles andere als (?:schlecht|übel|langsam|unfreundlich)\b/giu, 3],
  [/\balles andere als\b/giu, -3],
  [/\bnicht im regen stehen|\bnicht im stich gelassen/giu, 3],
  [/\bim regen stehen|\bim stich gelassen|\bim dunkeln\b/giu, -2],
  [/\bdaumen hoch\b|\bhut ab\b|\bchapeau\b|\bweiter so\b|\bgold wert\b|\bein lob\b|\bmuss man (?:auch )?(?:mal )?loben\b|\bjederzeit wieder\b|\bgerne wieder\b|\bimmer wieder gern|\bvergelt['’]?s gott\b|\bder hammer\b|\bein(?:e)? traum\b|\bein(?:es)? besseren belehrt\b|\bdanke an (?:euch|alle|den|die|das)\b|\bvielen lieben dank\b|\btausend dank\b|\bherzlichen dank\b/giu, 2.5],
  [/\bvielen,? vielen dank\b|\brecht herzlich bedanken\b|\bwollte mich .{0,24}bedanken\b|\bmöchte mich .{0,24}bedanken\b/giu, 3],
  [/\bbesser(?:en)? gehen\b|\bkönnte besser\b/giu, -1],
  [/\bhaben? doch keine ahnung|\bkeine ahnung\b|\bkeiner (?:reagiert|meldet|kommt|geht|antwortet|kennt|zuständig)|\bniemand (?:reagiert|meldet|kommt|antwortet|geht)|\bnie jemand\b|\bkein mensch\b|\bkeiner kommt\b|\bkeiner nimmt\b|\bkeine (?:rückmeldung|antwort|lösung|reaktion)|\bnie ein rückruf|\bnicht erschienen\b|\bnicht beantwortet\b/giu, -2.5],
  [/\bschon wieder\b|\bimmer noch (?:nicht|kein)|\bnoch immer (?:nicht|kein)|\bzum (?:dritten|vierten|fünften|letzten|x-?ten) mal|\b(?:drei|vier|fünf|sechs)mal\b|\bjedes mal derselbe|\bseit (?:\p{L}+|\d+) ?(?:tagen?|wochen?|monat(?:en)?|stunden?|std|wuche) (?:warte|ke|kein|nichts|ohne)|\bwarte (?:ich )?(?:schon )?seit\b|\b(?:geht['’]?s|geht es) noch\b|\blässt .{0,24}auf sich warten|\bdas ist (?:doch )?(?:ein witz|abzocke)/giu, -2],
  [/\b(?:mir |langsam )?reicht['’]?s\b|\breicht es\b|\bschnauze voll\b|\bnase voll\b|\bkein(?:en)? bock\b|\bspinnt['’]?s? ihr\b|\bspinnts\b|\bernst gemeint\b|\beuer ernst\b|\bihr ernst\b|\bschämt euch\b|\bwas schämen\b|\bich will mein geld\b|\bgeld zurück\b|\bso geht (?:man|das|es) (?:doch )?nicht\b|\bgeduld\b(?= ?[.!])|\bdie geduld\b|\bwird mir zu bunt\b|\bbodenlos\w*|\bder wurm drin\b|\ban die presse\b/giu, -2.5],
  [/\bwas ist (?:los|daran|an)\b|\bendlich (?:an|zurück)\b|\bkeine ausrede\b|\bleider nicht\b|\bviel zu (?:hoch|lang|spät|teuer|langsam)\b|\bkeinen? cent mehr\b|\bohne ende\b|\bein stern\b(?!e)/giu, -2],
  [/\bkein(?:en|e)? (?:grund zur klage|beanstandung(?:en)?|spur von)|\bkeine einzige (?:minute|störung|beschwerde)|\bnicht(?:s)? (?:auszusetzen|zu meckern|zu beanstanden)|\bangenehm überrascht\b|\bglauben .{0,30}zurückgegeben|\bnix zu meckern|\bwie geschmiert\b|\bgar nicht schlecht\b|\bnicht schlecht\b/giu, 2.5],
  [/⭐{4,5}|★{4,5}|\b[45](?:\/|\s?von\s?)5\b|\b10\/10\b|\bfünf sterne\b|\b5 sterne\b/giu, 3],
  [/(?<!⭐)⭐{1,2}(?!⭐)|(?<!★)★{1,2}(?!★)|\b[1]\s?stern\b/giu, -3],
]

/** Turn what stands near them into its contrary. */
export const GERMAN_NEGATIONS: ReadonlySet<string> = new Set(
  'nicht nich kein keine keinen keinem keiner keines keins nie niemals nimmer weder ohne kaum nix nichts net ned nid nöd nüt nit niemand keinesfalls keineswegs ka kane kan koa koan ke'.split(' '),
)
export const GERMAN_INTENSIFIERS: ReadonlySet<string> = new Set('sehr so wirklich echt total absolut extrem besonders richtig ganz komplett völlig voll unglaublich wahnsinnig ungemein höchst überaus mega ur sau urn recht superb schwer dermaßen derart'.split(' '))
export const GERMAN_DIMINISHERS: ReadonlySet<string> = new Set('etwas bisschen ziemlich einigermaßen halbwegs relativ eher wenig mäßig'.split(' '))
