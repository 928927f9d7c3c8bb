/** 2048 usual German words that are written without umlauts and in small letters here, each a part of a code of four words. */
export const WORDS_DE = `
abend abenteuer abfahrt abflug abgabe abschied abschnitt absicht abstand abteil abzeichen achse acht acker
ader adler adresse affe affekt agent ahnung ahorn akazie akkord akt akte aktion alarm album algen allee
allerlei alltag alm alpen alphabet alt altar amboss ameise ampel amsel amulett ananas anblick andacht anfang
angabe angebot angel anker ankunft anlage anlass anmut anorak anruf ansicht anstand anteil antenne antilope
antwort anzeige anzug apfel apotheke appetit april aquarium arbeit archiv areal arena argument arm armband
aroma arznei arzt asche aspekt asphalt ast aster atelier atem atlas atom attest aufgabe auflage aufruf
auftrag aufzug auge august aula ausblick ausdruck ausflug ausgang auskunft auster auswahl ausweis auto autor
axt baby bach backe bad badehose bagger bahn bahnhof bake balken balkon ball ballade ballett ballon balsam
bambus banane band bande bank banner bar barde bariton baron barren bart base basilika basilikum basis bass
bast bastler bau bauch bauer bauernhof baum beamer becher becken beere beet beginn beifall beil bein
beispiel beitrag benzin berg bergbau bericht beruf besen besitz bestand besteck besuch beton betrag betrieb
bett beute bewegung bewohner bezirk biber bibliothek biegung biene bild bilderbuch billard binde binse
biologe birke birne blatt blau blech blei bleistift blende blick blickfang blitz block blockhaus blume
blumenkohl bluse boden bogen bohne bohrer boje bolzen bonbon boot bootshaus bord borste brandung brei breite
bremse brett brezel brief briefmarke brille brise brokat brokkoli brombeere bronze brosche brot bruder
brummer brunnen brust buch buche buchfink bucht buckel bude bummel bund bungalow bunker bunt burg bus busch
busfahrt bussard butter campus cello chance charakter chef chemie chor chronik clown comic computer couch
creme dach dachboden dachs dackel dahlie dame damm dampf dampfer dank datei dattel datteln datum dauer
daumen daune decke deckel deich dekan dekor delfin delta denkmal desto detail dialekt dialog diamant dichter
diele diener dienst diesel diktat ding dinkel diplom direktor dirigent dirndl distel docht dock dogge dohle
doktor dom dompfaff donner donnerstag doppel dorf dorn dorsch dose dotter drache draht drama drehorgel
drehung drei dreieck dreirad dromedar drossel druck dschungel duett duft dunst durst dusche dynamo ebbe
ebene echo ecke edelmetall edelstein efeu ehre ehrgeiz eibe eiche eichel eichhorn eid eidechse eierbecher
eifer eigelb eile eilzug eimer einband eindruck einer einfahrt eingang einheit einhorn einkauf einladung
einlass eins einsicht eintritt eis eisbecher eisen elbe elch elefant element elf elfe elfenbein elite elle
elster emblem empfang ende energie engel enkel ensemble ente enzian epoche erbse erdbeere erde erdkunde
erdnuss erfolg ergebnis erker erle erlebnis ernte ersatz esche esel essen essig etage etappe etikett eule
europa ewig exil express fabel fabrik fabrikant fach faden fahne fahrer fahrkarte fahrplan fahrrad fahrstuhl
falke falle falte falter familie fanfare farbe farbstift farm farn fasan fass fassade faultier faust feder
federball fee feier feierabend feige feile feld feldweg felge fell fels felsen fenchel fenster ferien ferkel
ferne fernrohr fernseher fest festung feuer feuerwehr fichte figur filiale film filter filz finale finger
fingerhut fink firma fisch fischer fischotter fjord flachs flagge flamme flasche flaute fledermaus flieder
fliege fliese flocke flohmarkt flora floss flosse flotte flug flugzeug fluss flut fohlen folge folie forelle
form formel forscher forst fotograf fracht frack frage frau freibad freiheit freitag freude freund friede
frieden friseur frist frosch frost frucht fuchs fuder fuge fund funk funke furche futter gabel gage galaxie
galerie galopp gang gans garage garbe garde garderobe gardine garn garten gartenzaun gasse gast gastgeber
gaumen gazelle gebet gebiet gebirge gebot geburt gedanke gedicht geduld gefahr geflecht gehalt gehweg geige
geist gelb geld geldbeutel gelee gelenk gemeinde genuss gerste geruch gesang geschenk geselle gesicht
gestein gestirn gesund getreide gewebe gewicht gewinn gewitter giebel gipfel giraffe girlande gitarre gitter
glanz glas glasur glatze glaube gleichung gleis glied globus glocke glut gold goldfisch golf gondel gong
grad graf grafik granit gras grashalm grau graupe greif grenze griff grille grotte grube gruppe gulasch
gummi gurke gurt guss gut haar habicht hacke hafen hafenstadt hafer haferbrei hagebutte hagel hahn hai hain
haken halb halbinsel halle halm hals halstuch halt hammel hammer hamster hand handball handel handlung
handschuh handtuch handwerk hang hantel harfe harke harmonie harz hase haselnuss haube hauch hauptstadt haus
haustier haut hebamme hebel hecht hecke heckenrose hefe heft heide heim heimat heiter heizung held helfer
helium helm hemd hengst herberge herbst herd herde hering herkunft hermelin herr herz heu heute hilfe
himbeere himmel hirn hirsch hirse hirte hitze hobby hobel hochzeit hocker hof hoffnung hoheit holunder holz
holzkohle honig hopfen horizont horn hortensie hose hotel huf hufeisen hummer humor hund hupe hut hydrant
idee idol igel iltis imker impuls ingenieur ingwer inhalt innen insekt insel inserat instrument interesse
iris isar jacht jacke jagd jaguar jahr jahrmarkt januar jazz jeans jodler joghurt jubel jugend juli jung
juni justiz juwel kabarett kabel kabine kachel kaffee kahn kaiser kajak kakao kaktus kalb kalender kalk
kamel kamera kamille kamin kamm kammer kanal kanne kante kanton kanu kanzlei kapelle kapitel kappe kapuze
karaffe karamell karawane karg karneval karotte karpfen karte kartoffel karton karussell kasse kastanie
kastell kasten katalog kater katze kauf kaulquappe kauz kegel kehle keil keim keks kelch keller kellner
kenner kerbe kerbel kern kerze kessel kette keule kiefer kiel kies kilo kind kinderbuch kinn kino kiosk
kirche kirschbaum kirsche kissen kiste kittel klage klammer klang klappe klar klarinette klasse klaue
klavier klee kleeblatt kleid klein klette kletterer klima klingel klinik klinke klippe kloster klotz klub
kluft klug knabe knall knauf knecht knie knoblauch knochen knolle knopf knopfloch knospe knoten kobold koch
koffer kohl kohle kohlmeise kohlrabi koje kokon kolleg kolonne komet komik komma kommode kompass komponist
kompott konditor konfetti kontinent konto kontrabass konzert kopf kopfkissen kopie koralle korb kordel kork
korn korridor kosmos kost kraft kragen krake kralle kran kranich kranz krater kraut krebs kreide kreis
kreisel kresse kreuz kreuzung krimi kristall krokodil krone krug krume kuchen kuckuck kugel kuh kulisse
kultur kumpel kunde kunst kupfer kuppel kur kurier kurort kurs kurve kuss kutsche kutscher kutter labor
labyrinth lachs lack laden ladung lager lagune lamm lampe land landkarte landschaft landung lang lanze
lappen lasso last latein laterne latte laub lauch lauf laune laut lava lavendel lawine leben leber lebkuchen
leder lehm lehne lehre lehrer leib leim leine leinen leinwand leiter lektion lektor lenker leopard lerche
lese leser leuchtturm libelle licht lid liebe lied liege liegestuhl lift liga lilie limonade linde lineal
linie linse lippe list liste liter loch locke logik lohn lokal lokomotive lorbeer los lotse lotto luchs luft
luftballon luke lunge lupe lust luxus macht magen magie magnet magnolie mai mais majoran makler makrele
maler malerei malve mammut mammutbaum mandarine mandel mann mantel mappe marathon marder marine marionette
mark marke markise markt marmelade marmor marsch marzipan maschine maske masse mast matratze matrose matte
mauer maul maulwurf maus medaille medizin meer mehl meile meise meister melodie melone menge mensch menthol
messe messer metall meteor meter methode metro miene miete mikrofon milch milde million mimose mine mineral
minute mischung mitglied mittag mitte mittel mittwoch mobile mode modell mohair mohn mole molkerei moment
monat mond monitor montag moor moos moped moral morgen mosaik motiv motor motte mulde mund mundart muschel
museum musik musiker muskat muskel muster mut mutter nabel nachbar nacht nadel nagel nahrung name napf
narzisse nase nashorn natur nebel neffe nelke nerv nerz nest netz neu neuland neun nichte nickel nilpferd
nische niveau norden note notiz novelle november nudel null nummer nuss oase oben ober obst obstbaum ochse
ofen offen ohr ohrring oktave oktober olive oma onkel opa oper optik orange orchester orchidee orden ordner
organ orgel original orkan ort osten ostern otter oval ozean paar packung paddel paket palast palette palme
panorama panther papagei papier pappe pappel paprika parade paradies park parkbank parkett parkuhr partei
partner pass pastete pate patent patient pause pavian pedal pegel pelikan pelle pelz pendel pergament perle
person petersilie pfad pfahl pfand pfanne pfarrer pfau pfeffer pfeife pfeil pfeiler pferd pfiff pfirsich
pflanze pflaster pflaume pflug pfote pfund phase physik pianist piano picknick pilger pilot pilz pinguin
pinie pinnwand pinsel pirat pistazie plakat plan planet plansche platin platte platz podium poesie pokal pol
politik polizei pollen polster pony pore portal portion porto porzellan posaune post postamt postbote pracht
praline preis premiere presse primel prinz probe produkt profil prognose programm projekt prosa prospekt
prozent prozess publikum pudding pudel puder pulli pullover puls pult pulver pumpe punkt puppe purpur putz
puzzle quader quadrat qualle quark quartett quarz quelle quer quirl quitte quiz rabe rad radar radieschen
radio radler radtour rahm rahmen rakete rampe rand rang ranke ranzen rappe raps rasen rast rat rathaus rauch
raum raupe rebe rebstock rechen rechnung recht rede redner regal regel regen regie region regler reh reibe
reich reif reifen reihe reim reis reise reiter rekord rektor relief rennen rennrad rente reptil rest
restaurant rettich revier revue rezept rhabarber rhein rhythmus richter riegel riemen riese rind rinde ring
rinne rippe riss ritter robbe robe roboter rock rodel roggen rohr rolle roman rosa rose rosine rosmarin rost
rot route rubin rucksack ruder ruf ruhe ruhm rumpf rund runde rutsche saal saat sack safari safran saft sage
sahne saite salat salbe salbei salon salz same sammler samstag samt sand sandale sandbank sanduhr satellit
satin satt sattel satz sauce sauer sauna saxofon schach schacht schachtel schade schaf schakal schal schale
schalter scharf schatten schatz schaufel schaukel schaum scheibe schein scheitel schelle schema schere
scherz scheune schicht schiefer schiff schild schilf schimmel schimpanse schinken schirm schlaf schlag
schlamm schlange schlauch schleier schleife schlitten schloss schlucht schluck schmied schmuck schnabel
schnalle schnecke schnee schneider schnitt schnupfen schnur schock schokolade scholle schopf schoss schotter
schrank schraube schreck schrei schrift schritt schublade schuh schule schulhof schulter schuppe schutz
schwach schwalbe schwan schwarm schwarz schwer schwert schwester schwimmer schwung sechs see seele seerose
segel segen seide seife seil seilbahn seite sekunde selbst sellerie semester senf senke september serie
sessel sichel sieb sieben siedlung sieg siegel signal silbe silber sinn sirene sirup sitz skala skelett
skizze socke sofa sohle sohn sommer sonde sonne sonntag sorge sorte spalte spange spanne spargel spaten
spatz specht speck speer speiche speicher speise spektrum sperber sperre spiegel spiel spinat spinne spirale
spitze splitter sporn sport sprache spray springer spritze spross spruch sprung spule spur staat stab
stachel stadion stadt stahl stall stamm stand stange stapel star start statue staub steg stein stelle
stempel steppe stern steuer stich stiefel stiege stiel stier stift still stimme stirn stock stoff stolz
stopp storch strahl strand strauch strauss strecke streifen stroh strohhut strom strophe strudel struktur
strumpf stube student studio stufe stuhl stumm stunde sturm stute sultan summe sumpf suppe symbol symphonie
system szene tabelle tablett tadel tafel tag takt tal talent taler tank tankstelle tanne tante tanz tapete
tasche tasse taste tatze taube taufe tausend taxi team technik teddy tee teekanne teelicht teer teich teig
teil teilung telefon teleskop teller tempel tempo tennis teppich termin terrasse test text theater theke
thema thron thymian tiefe tiefsee tier tiger tinte tipp tisch tischler titel toast tochter tomate ton topf
tor torf torte tour trab tracht trage trainer trapez traube traum treffen treppe tresor treue tribut
trichter trick trikot tritt triumph trog trommel trompete tropen tropfen trost truhe tuch tulpe tundra
tunnel tupfer turban turbine turm turner turnier tusche ufer uhr uhu ulme umfang umhang umlauf umschlag
umweg umwelt uniform union universum unke unten urkunde urlaub ursache ursprung urteil urwald vanille vase
vater veilchen ventil verein verkehr vers versuch vertrag viadukt video vieh vielfalt vier viertel villa
viola violine visier vitamin vogel volk voll vorhang vorort vorrat vorteil vortrag vorwort vulkan waage wabe
wache wachs wachtel wade waffel wagen wahl wahrheit wald waldrand waldweg wall walnuss walross walze wand
wange wanne wappen ware warm warte warze wasser watte weber wecker weg weiche weide weihe weiher weinberg
weise weite weizen welle welpe welt wende werbung werft werk werkbank wert wesen wespe weste westen wette
wetter wettlauf wicht widder wiege wiese wiesel wild wille wimpel wimper wind windel winkel winter winzer
wipfel wirbel wirt wissen witz woche wohl wohnung wolf wolke wolle wort wunder wunsch wurf wurm wurst wurzel
zahl zahn zahnrad zander zange zapfen zart zauber zaun zebra zeche zehe zehn zeichen zeiger zeile zeit
zeitung zelle zelt zement zentrum zeppelin zepter zettel zeug zeuge ziege ziegel ziel zier zierde ziffer
zikade zimmer zimt zink zinn zipfel zirkel zirkus zitat zither zitrone zoll zone zoo zopf zucker zug
zugvogel zuhause zukunft zunft zunge zweck zwei zweifel zweig zweirad zwerg zwiebel zwilling zwirn zwischen
zylinder zypresse
`;
