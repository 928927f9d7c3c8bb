/** 2048 usual Polish words that are written without diacritics, each a part of a code of four words. */
export const WORDS_PL = `
adres agent agrest akacja akord akt aktor akwarium album aleja alfabet altana ambona ameba amulet ananas
anegdota angora antena antyk aparat apetyt arbuz arena aria arkusz armata aromat artysta asfalt astronom
atlas atom autobus awokado babcia babka bajka bakalie balet balkon balon banan banjo bank bar baran bark
barka barometr barszcz baryton baszta bateria batut baza bazar bazylia beczka bednarz beksa belka beret bez
beza bezmiar bidon biegacz biegun bielik bigos bilard bilet biolog biwak blacha blask blat blok bluszcz
bluza bobas bochenek bocian bogacz bohater boisko bok boks borowik borsuk bosak botanik brama brat brawo
brezent broda brokat brona brosza brukiew bryczka bryg bryza brzeg brzoza bucik budka budzik bufet bujak buk
bukiet buldog bulion bulwar bunkier bura burak bursztyn burta burza busola but butelka byk bylina bystrza
cebrzyk cebula cekin celnik cement cennik centrum ceramika cesarz chaber chabry chart chata chemik cherubin
chirurg chleb chmiel chmura chodak chodnik choinka chomik chrobot chrust chrzan chustka chwast ciasto ciecz
ciemnia ciernie cis cisza ciuch cukier cukinia cyfra cykada cyklon cykoria cyprys cyrk cyrkiel cytat cytra
cytryna czajka czajnik czapka czapla czas czaszka czek czekan czepek czereda czerwiec czesak czosnek czubek
czujka czytnik dach daktyl dalia dama dane danie daszek data dawka deka dekada dekoder delfin delta deptak
deser deska deszcz detal dialog diament dieta diody dmuchawa dnia doba dobro dok doktor dokument dolar
dolina dom domek domena domino dorsz dotyk dowcip dozorca drabina draga drapak drewno drezyna droga drop
drozd drukarz drut drwal drzazga drzemka drzewo drzwi duch dudek dukat duma dusza duszek dworzec dyby
dydaktyk dym dynamo dynia dyplom dyrygent dysk dywan dzban dziadek dzida dzik dziki dziobak dziupla dzwon
dzwonek echo edukacja efekt ekler ekran ekspres element elewacja elf elita emalia embrion emeryt emisja
emulsja energia epoka esej estrada etap etat etui etykieta euro fabryka facet fajka fala falbana fanfara
fantom farba farma fartuch fasada fasola fasolka faun fauna faza ferie festyn fiakier figa figura fikus
filar film filolog filtr fiolet fiolka fiord firanka firma fiszka flaga flak flaming flanela flauta flet
flisak flora flota foka fokus folder folia fontanna forma format fort forteca fortuna forum fosa fotel
fotograf frak fraszka fregata fresk frez fryta frytki fryz fryzjer funt furtka futro futryna fuzja gabinet
gad gaj gajowy gala galeon galeria galop ganek garb garbus garnek garnitur gawron gaza gazela gazeta gazon
gejzer gen genetyk geniusz geograf geolog gepard giermek gil gips girlanda gitara glazura gleba glina globus
gmina gniazdo godzina gofr golf gondola gong goniec gorset gospoda gotyk gra grab grabie grad graf grafik
grafit grajek gram granat granica granit grat grawer grill groch grom grono grosz groszek grota gruda grupa
gruszka gryf gryka grzanka grzbiet grzyb grzywa gumno guzik gwar gwarek gwiazda gwizdek gzyms hak hala halka
halny hamak hamulec handel hangar harcerz harfa harmonia harpun hebel hektar herb herbata hiacynt hiena
historia hobby hodowca hokej holownik homar honor horyzont hotel hufiec humor huragan husaria huta huzar
hydrant hymn idea iglasta iglica igliwie igrzyska ikona iluzja imbir imbryk imieniny imperium impuls indeks
indyk intryga iris iskra istota iwa izba izolator jacht jagoda jaguar jajko jamnik janowiec jantar jar
jarmark jarzyna jaskinia jawor jazda jazz jedwab jelonek jerzyk jesion jesiotr jezioro jodyna jogurt jubiler
juhas junior jupiter juta kabaret kabel kabina kaczka kaczor kadet kadr kadzidlo kafel kaftan kajak kaktus
kalafior kaliber kalina kalka kalmar kamea kamelia kamera kamerton kampus kanapa kanapka kanarek kanarki
kangur kanion kanon kant kantor kapela kapelusz kapiszon kapitan kaplica kapsel kaptur kapusta karasek karat
karawana karczma kareta karma karmel karmnik karnet karp karta kartka kartofel karton karuzela kasa kask
kaskada kasyno kasza kaszmir kasztan katar katedra kawa kawaler kawior kawka kefir keks kelner kemping
kielich kielnia kierat kierowca kij kijek kilim kilof kimono kino kiosk kisiel kiwi klakson klamka klamra
klan klapa klarnet klasa klasztor klatka klaun klawisz klej klepka klient klif klimat klin klinika klips
klocek klomb klon klosz klub klucz kluska kmin kminek knieja knot kobra kocanka kociak kodeks kogut koja
kokarda kokos koktajl kolacja kolano kolarka kolarz kolba kolczyk kolebka kolega kolej kolejka kolendra
koliber kolonia kolor kolos kolumna komar kombajn komedia kometa komiks komin kominek komnata komoda komora
kompas kompot komputer komuna konar koncert kondor konewka konfetti konik konkurs konopie konsola konto
konwalia kopalnia koparka koper koperta kopia kopyto kora koral kordon korek korona koronka korsarz kort
korytarz kosa kosiarka kosmos kostium kostka kostur kosz koszula koszyk kot kotara kotek kotewka kotlet
kotlina kotwica kowal kowalik koza kozak kozica kozuch krab krajka krakers kran kraska krasnal krata krater
krawat krawiec kreda kredens kredyt krem kreska kret krewetka krewny krok krokiet krokodyl krokus kropka
krosno krowa kruk krupa krupnik krzak krzem krzew krzyk krzywa kubek kucharz kuchnia kuchta kucyk kufel
kufer kuglarz kula kulawka kulig kulisa kumak kuna kundel kupiec kura kuracja kurant kurczak kurek kurnik
kurort kurpie kurs kurtka kurtyna kuter kutia kwadrat kwartet kwas kwiat kwota labirynt lakier lalka lampa
lampion lanca lancet landara las laser laska latarnia lato lawa lawenda lawina legar legenda legion lejce
lejek lek lekarz lekcja lektura lemur len leniwiec letnik lew lewar lewkonia lichtarz liczba liczi lider
liga lilak lilia limit limuzyna lin lina linia linijka lipa lipiec lira lis list listek listopad listwa
liszka litera litr liza lizak lodka lodowiec lody logika logo lokaj lokata lont lornetka los lot loteria
lotka lotnik lotos lubczyk lucerna luneta lupa lustro lutnia luty luz macierz maciora magazyn magia magnes
magnolia maj majster majtek mak makaron makata makieta makowiec makrela malarz malina malwa mama mamut mango
manna mapa marchew marmur marsz marynarz marzec marzenie masa maska maszt maszyna mata matryca matura mazak
mazur mazurek mebel mecenas mech mechanik mecz medal medyk melba melodia melon membrana menu menuet mesa
meta metal metka metoda metr metro mewa miara miasto miech miecz miednica miedza miejsce miernik mieszek
mikrofon mila milion mimika mina minister mintaj minuta miodek mirt misa misiek misja miska mistrz mit mlecz
mleczarz mleko mnich moda model modem modrak modrzew mokasyn molo moneta monitor monter mops morela mors
morwa morze moskit most mostek motek motocykl motor motyka motyl motyw mowa mozaika mrok mrowisko mucha
mufka mundur mur murarz musical mustang muszka muszkiet muszla mutra muza muzeum muzyk mycka mysz myszka
nabab nachos nagroda nakaz naklejka namiot napar napis narada narcyz narty narwal narzuta nasiono natka
natura nauka nawa nawyk nektar neon neptun nerw niebo nizina noc nocleg noga nokturn nora norka norma nos
notatka notes nowela nowina numer nurek nurt nuta nutria oaza obcas obelisk obertas obiad obieg obiekt
obiektyw obora obraz obrus obuwie ocean ocena ocet ochra ochrona odlew odmiana odpust odra odwaga odwet
oferta ofiara ofsajd ogar ogier ogon ojciec okap okaz okienko okno oko okolica okopy okruch okulary olbrzym
olej oliwa oliwka olsza omlet opal opaska opat opera opiekun opis opona optyk oracz orbita orchidea order
organy orkan orlik ornament ornat orszak orzech osad oset oskard ostoja ostroga ostryga ostrze oszczep
otoman owal owca owies owoc ozdoba ozimina pacierz pacjent paczek paczka padok pajac pakiet paladyn palec
paleta palisada paliwo palma palnik palto pan pancerz panda panel panna panorama pantera pantofel papaja
papier papirus papryka papuga para parada parafia paragon paragraf parapet parasol parawan park parkan
parkiet parking parowar parowiec parter partia partner pasat pasek pasiak pasieka pasja pasjans paskarz
pasmo pasta pastel pasterz pasza pasztet patelnia patent patera patrol patron patyk pauza paw pawian pawilon
pazur pekan pelikan perfumy peron persona peruka pestka petarda petent piana pianino piano piasek piastun
piechur pieg piegus piekarz pieniek pieprz piernik pierogi pierze pies piesek pigwa pijawka pik pikieta
piknik pilnik pilot pinezka pingwin pion pionek pionier pirat pisak pisarz pisklak pismo piwnica piwonia
pizza plac placek plaga plakat plama plan planeta plaster plastyk platan platyna plaza plazma plecak plener
pliszka plomba plon plotek plotka plug plusk plusz poczta podest podium podkowa podpis podwale poemat poeta
pogoda pojazd pokarm pokaz poker polana pole polewa polityk polka polo polonez pomada pomelo pomidor pomnik
pomost pompa pompon poncz ponton por poranek porcja porosty port portal portfel portret posag potok potrawa
potwor powieka poziom pozycja praca praczka pralina pralka prasa prawda prawnik prawo prezent prezes problem
proca proces proch produkt profil program projekt prom promyk prorok prosiak proso proza prymus pryzmat
przekaz przelew przepis przerwa przylot psalm psianka ptak publika puchacz puchar pudel puder puenta pukiel
puklerz pula pularda pulower pulpet pulpit puma pumeks punkt puszcza puszek puszka puzon puzzle pyl pyra
pytanie pyton rabat raca raczek rada radar radca radio rafa rajd rajtar rak rakieta rama ramka rampa ranczo
randka ranek ranga rapier raport rarytas rasa rata ratusz raz rdest rdza reaktor rebus recepta refleks
refren regal regaty region rejestr rejon rejs rekin reklama rekord rektor relaks relief remiza remont
renifer renta respekt rewers rewia rewir rezeda riposta robak robot rocznik rodeo rodzina rogal rogalik
rojnik rok rokada roleta rolka roller rolnik romans romb rondel rondo ropa ropucha rosa rosomak rostbef
rowek rower rozeta rozkosz rozmowa rozum rubin rubryka ruda rudzik rufa ruina ruletka rulon rumak runda rura
rurka ruszt ruta rutyna rybak rybitwa rycerz rycina rydel rydwan rydz rym rynek rynna rysa rysik rysopis
rysunek rytm ryz ryza rzecz rzeka rzemyk rzepa rzepak rzut sad sadza safari saga sakwa sala salami saldo
salon salwa samba samiec samolot samowar sanie sanki sardela sarenka sarna sasanka satyna sawanna scena
sedno segment sejf sejm sekator sekret sektor sekunda sekwoja seler semafor semestr sen senat senator ser
serce serdak serek seria serial sernik serwis sesja setka sezam sezon siano siatka siekacz sierp siewnik
sikorka silnik silos siniak sitko sito sitowie siwek skala skalp skansen skarb skarpa skat skecz sklep
skoczek skok skop skora skorupa skrzat skrzela skuter slalom slang smak smalec smar smoczek smok smuga smycz
snajper sobota soczek soda sofa sojusz sok solista sonata sonda sonet sopel sopran sorbet sosenka sosna sowa
spacer spadek spawacz spinacz spinka spirala splot spodek spodnie sport sprawa spray srebro ssak stacja
stadion stado stajnia stal stan stanik star start statek statua statyw staw stela stempel stepa ster sterta
stoisko stok stolarz stolica stolik stonoga stopa stos strefa strona strudel strumyk struna strych student
studio studnia stuk styl suchar sufit suknia sukno suma sumak super surdut surfer suszka suwak swat sweter
swoboda sygnet sylaba symbol syn syrena syrop system szach szafa szafir szafka szafran szal szala szalet
szalik szalupa szampon szaniec szansa szarada szarak szarfa szata szatnia szczaw szczep szczyt szef szelest
szelf szelki szept szereg szeryf szewc szkic szkuner szlaban szlak szlem szlufka szminka sznur sznycel szop
szopa szorty szpada szpagat szpak szparag szpilka szpinak szpital szprot szpulka szron sztab sztorm sztuka
szum szuwar szyba szyfr szyja szyld szyna szynka szyper szyszka tabaka tablet tablica tabor tabun taca
taczka tajga tajniak taksa takt talar talent talerz talia tama tancerz tandem tango taniec tapczan tapeta
tapir tara taran taras tarcza targ tarka tarnina taryfa tasak tata tatar tatarak tawerna teatr technik
teczka tekst telefon temat tempo tenis tenor teoria teren termin termos test teza tiara tkacz tkanina tobol
toga tokarz tomik ton tonacja topaz topola tor torba torcik torebka tornado tort tost toster totem towar
trafik tragarz trakt traktor tramwaj tran trap trapez trasa tratwa trawa trawnik trener trio trofeum tron
trop tropik trud trufla tryb trybuna trybut tryumf trzcina trzepak trzmiel trzos tuba tulipan tundra tunel
tunika turban turbina turkus turniej turon turysta tusz tuzin twarz tweed tygiel tygrys tynk typ tytan
uchwyt uczony uczta udziec ukrop ulewa ulica ulik umowa unia unikat upal uprawa urlop urna uroda urok ustawa
uwaga wachta wacik wada wafel waga wagon wakacje walc walec waleta walizka walka waluta wampir wanilia wanna
wapien wapno warcaby warga warkocz warstwa warta warzywo wasal watek watra wawrzyn waza wazon weranda werbel
werdykt wersja weteran wezyr wiadro wiadukt wianek wiara wiatr wiatrak widelec widok widz wiedza wieniec
wieprz wiersz wierzba wieszak wigilia wikary wiking wiklina wilczur wilga wilk wina winda winiarz winnica
wioska wiosna wir wisior witryna wiza wizjer wizyta wniosek wnuk woda wodniak wodnik wojak wolant worek wosk
wrak wrona wrotki wrzos wtorek wujek wulkan wyciek wycinek wydma wydra wygrana wykop wykres wylot wymiar
wynik wypad wyprawa wyraz wyrok wyrwa wyspa wystawa wywar wywiad wzorek wzrok wzrost zabawa zabawka zabytek
zacisze zadanie zagadka zagon zagroda zajazd zakola zakon zakup zakwas zaleta zalew zamek zamiar zamsz
zapach zapas zapis zapora zaraz zarys zasada zaspa zastaw zatoka zator zawias zbieg zbroja zdanie zderzak
zdobycz zdrowie zebra zefir zegar zegarek zenit zero zespol zeszyt zew ziarno ziemia zima zjazd zlew zlot
znachor znaczek znajomy znak zodiak zorza zuch zupa zwiad zwierz zwrot zwrotka zwyczaj
`;
