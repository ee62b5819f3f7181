/** Short forms that share few letters with the given name they stand for, as folded keys: William → Bill. Groups; each word of one stands for the others. */
import { foldName } from '../fold.ts'

const GROUPS = `William Bill Billy Will Willy Liam Willi Wim
Robert Bob Bobby Rob Robbie Bert Berti
Richard Dick Rick Ricky Richie Rich
Edward Ed Eddie Ted Teddy Ned Eduard Edi Edu
Margaret Maggie Peggy Meg Madge Greta Daisy Margarete Margarethe Gretel Gretl Gretchen Grete Marga Gitta
Elizabeth Elisabeth Liz Lizzie Beth Betty Bess Eliza Libby Lisa Liesl Lisl Lisi Sissi Sisi Elsbeth Elsa Ella Else Elli Betti Liesel
Katherine Catherine Kathryn Kate Katie Kathy Kitty Kat Cat Cathy Katharina Kathi Käthe Kati Katja Kathrin Trine Rina
Joseph Joe Joey Josef Sepp Seppi Beppo Beppi Pepi Peppi Jupp Josip Giuseppe
James Jim Jimmy Jamie Jem Seamus
John Jack Johnny Jock Ian Sean
Johann Johannes Hans Hansi Hannes Hansl Jan Johnny Schani Jo Hansjörg
Charles Charlie Chuck Chaz Karl Carlos
Henry Harry Hal Hank Heinrich Heinz Heiner Heini Heino Hein Henner
Michael Mike Mick Mickey Micky Michi Michel Mischa Misha Michl
Georg Schorsch Girgl Jörg Jürgen George Görg
Ludwig Lutz Luggi Wiggerl Lui Louis Luki
Alexander Alexandra Alex Sascha Sasha Sandy Xander Lexi Lex Sandra Aljoscha Sanja Olek
Theresa Teresa Therese Theresia Resi Tess Tessa Terry Resl Rosl Thesi
Veronika Vroni Vroneli Nika Ronni Vronerl
Ursula Uschi Ulla Ursi Ursel
Gertrud Gertraud Traudl Trudi Traudi Trude Gerti Gerda Traude Edeltraud
Waltraud Traudl Traudi Wally Walli
Barbara Babsi Bärbel Babs Barb Babette Basia Wetti
Franz Franzl Ferenc Frank Franziskus Xaver Xavi Xaverl Franzi
Franziska Franzi Fanny Fanni Zissi Sissi Ziska
Maria Mitzi Mizzi Mia Mirl Marie Mariedl Ria Mascha Masha Moidl Mariechen Mimi
Anna Anni Annerl Nannerl Anja Änne Ann Anne Nan Nancy Ania Anka Nannl Aenne
Johanna Hanna Hanni Hannah Joh Jo Hannerl Hansi
Magdalena Leni Lena Magda Lenerl Magdl Lene
Helena Helene Leni Lena Ella Nell Nelly Hella Lene
Christine Christina Kristina Christa Tina Christl Chris Chrissy Stine Kiki Krissi
Christian Christoph Christopher Chris Kit Toph Stoffel Stoffl Hias
Matthias Matthäus Matthew Matt Matze Hias Hiasl Matti Matty Mats
Sebastian Basti Wastl Seb Bastian Basil
Andreas Andi Anderl Andy Andrew Drew Andrej Andrzej
Anton Anthony Antonia Toni Tony Tünn Tonerl Antoni
Peter Pit Pitter Pete Petrus Pedro Petja
Wilhelm Willi Willy Helmi Wim Wilm
Friedrich Fritz Fritzi Freddy Fred Fiete Frieder Fredi Friedel
Alfred Fred Freddy Fredi Alf Fredl
Manfred Manni Mani Manne Fred Fredi
Leopold Poldi Poldl Leo Leopoldine
Maximilian Max Maxl Maxi Milian
Dorothea Dorothee Dora Thea Dorle Dörte Dorothy Dot Dottie Dolly Doro
Susanne Susanna Susan Susi Sanne Sanni Suse Susie Sue Suzie Zuzanna Zuza
Ingeborg Inge Inga
Adelheid Heidi Heide Adele
Hildegard Hilde Hilda Hildi
Rosemarie Rosi Rosa Romy Rosmarie
Wolfgang Wolfi Wolf Wolfi Gangerl Wolle
Günter Günther Günni Gunni
Siegfried Sigi Siggi Siegi
Benjamin Ben Benny Benji Benno Benni
Daniel Daniela Dani Danny Dan Danny Danijel
Nikolaus Klaus Niko Nico Nick Niki Nikolai Kolja Claus Nicholas Nicolas
Dmitri Dima Mitja Dmytro Dimitri Dmitrij
Vladimir Wowa Vova Volodymyr Wladimir Wolodja
Oleksandr Sascha Sasha Oleks Sanja
Svetlana Swetlana Sveta Sweta Svitlana Lana
Tatjana Tatiana Tanja Tanya Tetiana
Natalia Natalja Natascha Natasha Nata
Yevhen Jewgeni Eugen Zhenya Schenja Evgeni
Jadwiga Jadzia Wiga
Zofia Zosia Sofia Sophie Sophia Zosienka Sofi
Małgorzata Gosia Malgorzata
Agnieszka Aga Agnes
Krzysztof Krzysiek Krzys Chris
Stanisław Staszek Stanislaw Stas Stan
Tomasz Tomek Thomas Tom Tommy Thom
Wojciech Wojtek
Zbigniew Zbyszek Zbych
Grzegorz Grzesiek Greg
Guadalupe Lupe Lupita
Francisco Paco Pancho Francis Frank Kiko
José Pepe Josep
Ignacio Nacho
Dolores Lola
Concepción Concha Conchita
Giovanni Gianni Vanni Gianno
Luigi Gigi Gino
Mehmet Memo Memet
İbrahim Ibrahim Ibo
Mustafa Mussi Musti
Süleyman Sülo
Muhammad Mohammed Mo Mohamed Hamo Moha
Oluwaseun Seun Seyi
Olufunmilayo Funmi
Chukwuemeka Emeka
Adebayo Bayo
Temitope Temi
Oluwatobi Tobi
Nguyen Ngoc
Abigail Abby Gail
Deborah Debbie Deb Debs
Jennifer Jenny Jen Jenni
Jacqueline Jackie Jacqui
Patricia Pat Patty Trish Tricia Patsy
Patrick Pat Paddy Pádraig Padraig Packie Paudie Podge Paudge
Mícheál Michael Mick Mike
Siobhán Joan Siobhan Shiv
Tadhg Tim Teddy Thady
Diarmuid Dermot Jeremiah Derry
Eoghan Owen Eugene
Conchobhar Conor Connor
Máire Mary Maura Moira Mairead
Áine Anne Anna
Donnchadh Denis Dennis Donough
Bríd Brigid Bridget Bridie Breda Biddy
Caoimhe Keeva
Seán Sean John Jack Shane
Mackenzie Kenzie Mack Kenz
Victoria Vicky Tori Vicki Viktoria
Rebecca Becky Becca Bex
Samantha Sam Sammy
Samuel Sam Sammy Samu
Stephen Steven Steve Stevie Stefan Steff
Stephanie Stefanie Steffi Steph Steffie
Timothy Tim Timmy
Gregory Greg
Lawrence Larry Laurie Lorenz Lenz Enz
Leonard Lennard Lenny Leo Len Lennart Leon Leonhard Hartl
Geraldine Gerry Gerald Jerry
Gabriele Gabriela Gabi Gaby Gabriel
Nathaniel Nat Nate Nathan
Philomena Mena Phil
Philip Philipp Phil Pip Flip Lipp
Zachary Zach Zack
Winifred Winnie Freda
Florence Flo Florrie Flossie
Eleanor Eleonore Nell Nora Ellie Nelly Lore Leonore
Millicent Millie Milly
Mildred Millie
Penelope Penny Nell
Cornelia Conny Conni Nelly Corry
Cornelius Con Neil Connie Nils
Constanze Conny Stanzi
Konstantin Kosta Kostja Konsti Dino
Rudolf Rudi Dolf Rolf Ruedi
Adolf Dolf Adi
Ulrich Uli Ueli Ulli Ulrike
Reinhold Holdi Reini Reinhard
Bernhard Bernd Hardy Berni Bernadette Berna
Gottfried Friedl Götz
Hubert Bertl Hubsi Hubi
Norbert Bertl Norbi
Albert Bertl Al Bert Albrecht
Herbert Bertl Herb
Antje Anja
Sieglinde Linde Siggi
Emmanuel Manu Manny Mani Emmanuelle Manuela Manuel
Priyanka Priya Pri
Lakshmi Laxmi
Venkatesh Venkat Venky`

const groups = new Map<string, string[]>()
for (const line of GROUPS.split('\n')) {
  const keys = line.split(' ').map(foldName)
  for (const key of keys) groups.set(key, [...(groups.get(key) ?? []), ...keys])
}

/** Do two folded given names stand for each other? */
export function areSameGiven(one: string, other: string): boolean {
  return groups.get(one)?.includes(other) ?? false
}
