/** 2048 usual English words, each a part of a code of four words. */
export const WORDS_EN = `
able accept access accord account ace acorn acre across act action active actor adapt add admire adopt adult
advice affair after again age agent agree ahead aim air airport aisle ajar alarm album alert alike alive all
alley allow alloy almond almost alone aloud alpha alpine also always amaze amber amount ample amuse anchor
angel angle animal ankle answer ant anthem antique antler anybody apart appear apple apply april apron
arcade arch area arena argue arise arm armor aroma arrive arrow art artful artist ash aside ask aspect aspen
assist assure atlas atom attend attic attract august aunt author autumn avenue average avocado avoid awake
award away awesome axis babble baby back bacon badge bag bagel baggage bake baker balance balcony ball
ballad ballet balloon bamboo banana band banjo bank banner barber bargain bark barley barn barrel base basic
basil basin basket batch bath bay beach beacon bead beam bean bear beard beat beauty beaver become bed
bedtime bee beech beef beet before begin begonia behind bell belong below belt bench beneath berry best
better between beyond bicycle big bike bill bind birch bird biscuit bishop bit bite black blade blanket
blend bless blink block bloom blossom blouse blow blue board boat bobcat body bold bolt bonfire bonnet bonus
book boot border born borrow boss both bottle bottom boulder bounce bouquet bowl box boy bracket branch
brass brave bread break breath breeze breezy brick bride bridge brief bright bring brisk broad bronze brook
broom brother brown brush bubble bucket bud budget buffalo bugle build bulb bull bundle bunny burger bus
bush busy butler butter button buy buzz cabbage cabin cabinet cable cactus cake calf call calm camel camera
camp camper campus can canal canary candle candy cane canoe canvas canyon cap cape capital captain car
caravan card care caress cargo carol carpet carrot carry cart cartoon carve case cash cashew castle cat
catalog catch cause caution cave cedar ceiling celery cello cement center century cereal chain chair chalk
chamber chance change channel chapel chapter charm chart chase chat check cheek cheer cheese chef chemist
chess chest chew chick chief child chimney chin chip choice choir choose chord chorus cinema circle circus
citizen citrus city clam clap class classic claw clay clean clear clerk clever click cliff climate climb
clip clock close closet cloth cloud clover clown club cluster coach coal coast coaster coat cobalt coconut
code coffee coil coin cold collar collect college color column comb combine come comet comfort comic command
common company compare compass compose concert cone confirm connect contact content contest cookie copper
coral cord core cork corn corner cosmos cost cottage cotton couch count country couple course court cousin
cover cowboy coyote cozy crab cracker cradle craft crane crate crayon cream create credit creek crew cricket
crimson crocus crop cross crow crowd crown cruise crust crystal cube culture cup cupcake curious curl
current curry curtain curve cushion custom cut cycle daily dairy daisy dance dancer dare dark dash date dawn
day deal dear debate decade decide deck deep deer degree deliver delta den denim dentist depart deposit
depth deputy desert design desire desk dessert detail develop device dewdrop dial dialog diamond diary dice
diet dig digit dinner diploma direct dish disk dive diver divide dock doctor dog doll dollar dolphin dome
donkey doodle door dot double dough dove down dozen dragon drama draw drawer dream dreamer dress drift drill
drink drive driver drop drum dry duck duet dune dust duty dwarf eager eagle ear early earn earth ease easel
east easy eat echo eclipse edge editor educate effort egg eight elbow elder elegant element eleven elf elk
elm email ember emblem embrace emerald employ empty enamel end energy engage engine enjoy enough enroll
enter entire entry episode equal equator errand escape essay eternal evening ever every evolve exact exhibit
exit expand expert explain explore express extra eye eyebrow fable fabric face fact factory fair fairy faith
falcon fall family famous fan fancy fanfare farm farmer fashion fast father faucet favor feast feather
feature feeling fellow fence fern ferry festive fiber fiction fiddle field fifteen fifty fig figure file
fill film filter final find fine finger finish fir fire firefly firm first fish fit fitness five fix flag
flake flame flannel flash flat flavor fleet flight flint float flock floor flora flour flow flower fluffy
flute flutter fly foam focus fog fold folk follow fondue food foot forest forget fork form formal fort
fortune forty forum forward fossil foster four fox frame freckle free freedom freight fresh friday friend
frog front frost frosty fruit fuel full fun fund funny fur future gadget galaxy gallery gallon gallop game
garage garden gargle garlic gate gather gazelle gem general genius gentle genuine geyser giant gift ginger
giraffe girl give glacier glad glance glass glide glimmer glitter globe glory glove glow glue goal goat
goggles gold golf gondola good goose gopher gospel gown grace grade grain grammar grand granite grape graph
grass gravel gravity gravy gray great green greet grid grill grin grip grocery group grove grow guard guava
guess guest guide guitar gulf gum gymnast habit habitat hail hair half hall hammer hammock hamster hand
handbag handle handy happy harbor hard harmony harness harp harvest hat hatch haven hawk hay hazel head heal
healthy heap hear heart heat heavy hedge heel height helmet help helpful hen herb here hero heron hexagon
hidden high highway hill hint history hobby hockey hold holiday hollow home honest honey hood hook hope
horizon horn horse hotel hour house hover huge human humble humor hundred hurry hut hydrant ice iceberg icon
idea igloo image imagine improve inch income index indigo inform ink inner insect inside inspire install
instant invent invite iris iron island item ivory ivy jacket jade jaguar jam january jar jasmine jazz jeans
jelly jet jewel jigsaw job jogger join joke jolly journal journey joy joyful jubilee judge juggle juice july
jump june jungle junior juniper just karate kayak keen keep kennel ketchup kettle key kick kid kilt kimono
kind king kingdom kiosk kitchen kite kitten kiwi knee knife knit knot know koala label lace ladder lady
lagoon lake lamb lamp land lane lantern laptop large lark lasso last late lattice laugh launch laundry lava
lawn layer lazy leader leaf leaflet league learn leather lecture ledge left leg legal legend leisure lemon
lend lens leopard lesson letter lettuce level liberty library lid life lift light like lilac lily lime limit
line linen link lion lip liquid list listen liter little live lively lizard llama lobby lobster local lock
locket log long look loop lotus loud lounge love low loyal lucky luggage lullaby lumber lunch lynx lyric
machine magic magnet magpie mail mailbox main maize majesty major make mammal mango manner manor mansion
maple marble march margin marine mark market maroon marsh mascot mask mast master match math matter maximum
may mayor meadow meal measure medal melody melon member memory menu mercy merit mermaid merry mesh message
metal meteor meter method metro middle migrate mild mile milk mill millet million mimic mind mineral minivan
minor mint minute miracle mirror mission mist mitten mix mixture modern modest moment monarch monday money
monkey month moon moose morning morsel mosaic moss moth mother motion motive motor mouse mouth move movie
muffin mug mule muscle museum music mustard mystery nail name nap napkin narrate narrow nation native nature
near neat nebula neck nectar needle nephew nest net network never new next nibble nice nickel niece night
nine noble nobody nod noise noodle noon normal north nose note nothing notice notion nougat novel now number
nurse nurture nut nutmeg oak oar oasis oat oatmeal obelisk object observe obtain ocean octagon october
octopus odd offer office often oil old olive olympic omelet once one onion only onward opal open opera
operate opinion option orange orbit orchard orchid order oregano organ orient origin ostrich other otter
outer outline outside oval oven over owl owner oxygen oyster pacific pack package paddle page pail paint
painter pair pajamas palace palette palm pan pancake panda panel panther papaya paper paprika parade parasol
parcel parent park parrot parsley part partner party pass pasta paste pastry pasture patch path patient
patrol pattern pause pave paw pea peace peach peacock peak peanut pear pearl pebble pecan pedal peel pelican
pen pencil pendant penguin penny people pepper percent perfect perform perfume perhaps period person petal
phone photo phrase pianist piano pick pickle picnic picture pie piece pier pigeon pile pilgrim pillow pilot
pin pine pink pint pioneer pipe pitch pixel pizza place plain plan planet plant plaster plastic plate play
playful plaza plenty plot plum plumber plume plus pocket poem poet poetry point polar pole polite pollen
pond pony pool popcorn poppy popular porch port post pot potato pottery pouch pound powder power prairie
praise precise prefer premium prepare present press pretty pretzel price pride primary prince print prism
private prize process promise proof proud public pudding puddle puffin pull pulse pump pumpkin pupil puppet
puppy pure purple purse push puzzle pyramid quail quality quarter quartz queen quest quick quiet quilt quiz
rabbit raccoon race rack radar radio radish raft rail rain rainbow raise ramp ranch random range rapid rare
raven ray reach read ready real reason recipe record red reef reflect region relax reply report rest result
ribbon rice rich ride ridge right ring ripple river road roast robe robin robot rock rocket roll romance
roof room root rope rose rotor round route royal ruby rudder rug rule ruler run rural rust sable saddle
safari safe saffron sage sail sailor salad salmon salon salt salute same sample sand sandal satin sauce
saucer save say scale scarf scene scenic school science scooter score scout screen screw script scroll sea
seal search season seat second secret section seed seek select self senior sense series serve seven shade
shadow shake shape share shark sharp shawl sheep shelf shell shelter shield shift shine ship shirt shoe shop
shore short shout shovel show shower shrimp shrub shut shuttle side sign signal silence silk silver similar
simple since sing singer single sink siren sister six size skate sketch ski skill skin skirt sky sled sleep
sleeve slice slide slim slipper slope slow small smart smile smooth snack snail snow soap soccer social sock
soda sofa soft soil solar solid solo some son song soon sort soul sound soup source south space spade spark
sparrow speak special speech speed spell spend sphere spice spider spin spiral spirit splash spoon sport
spot spray spread spring sprout spruce square squash squid stable stadium staff stage stair stamp stand star
start state station statue stay steak steam steel stem step stereo stick still stitch stock stone stool stop
store stork storm story stove straw stream street string strong student studio stump style subject suburb
subway sudden sugar suit sum summer summit sun sunday sunny sunset super supper supply sure surface swallow
swan sweater sweet swift swim swing switch symbol syrup system table tablet tail tailor talent talk tall
tango tank tape target task taste taxi tea teach team teapot temple ten tender tennis tent term test text
thank theater theme theory thimble thing think third thread three thrive throne thumb thunder thyme ticket
tide tidy tie tiger tile timber time tin tiny tip tiptoe tire tissue title toad toast today toe tomato tone
tongue tool tooth top topaz topic torch tornado total touch tour towel tower town toy track trade trail
train travel tray treat tree trend trial trick trip trophy trout truck true trumpet trunk trust truth try
tube tuesday tulip tuna tunnel turkey turn turnip turtle tutor twelve twenty twin twist two type ukulele
uncle under unicorn uniform union unique unit upper uptown urban urgent use useful usual valley value van
vanilla vapor vase vault velvet vendor verb verse very vest video view village vine vinyl violet violin
virtue visit visitor vital vivid vocal voice volcano volume vote voyage waffle wagon waist wait wake walk
wall wallet walnut walrus wander want warm wash watch water wave wax way wealth weather weave wedding week
welcome well west whale wheat wheel whisper whistle white whole wide wife wild willow wind window wing
winner winter wisdom wise wish wizard wolf woman wonder wood wool word work world worth wrap wren wrist
write yard yarn year yellow yes yoga yogurt young zebra zero zigzag zinc zone zoo
`;
