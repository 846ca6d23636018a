/**
 * Passwords that many people choose, of the kinds that top every list of leaked ones, and what a
 * driving school makes its people think of. Short on purpose: a list of millions would weigh more than
 * the app, and what is left over is for the limits at the door.
 */

const split = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/**
 * Words, in plain letters: refused alone and with digits or signs around them, however they are
 * written (`P@ssw0rd-2024`). A run of several words stands here without its spaces.
 */
export const COMMON_WORDS = split(`
  password passwords passwort motdepasse contrasena mypassword yourpassword thepassword newpassword
  oldpassword passwordpassword changeme changemenow changepassword pleasechange letmein letmeinnow
  letmeinplease openthedoor opensesame welcome welcomehome welcomeback welcomewelcome secret
  topsecret mysecret supersecret default guest login loginlogin admin administrator adminadmin root
  rootroot testing testtest testtesttest trustno trustnoone nopassword dontknow idontknow iforgot
  forgotten whatever whatsmypassword iloveyou iloveyouso iloveyousomuch iloveu loveyou iloveme
  iloveyoubaby lovelove loveme babygirl babygirls babyboy sweetheart princess princesses beautiful
  hellohello helloworld hello hellokitty goodmorning sunshine moonlight rainbow butterfly
  butterflies flower flowers strawberry blueberry chocolate cookie cookies banana bananas orange
  football footballer basketball baseball volleyball cricket skateboard snowboard motocross
  motorcycle liverpool liverpoolfc lfc manchester manchesterunited manchestercity manunited manutd
  mancity arsenal arsenalfc gunners chelsea chelseafc tottenham tottenhamhotspur spurs everton
  evertonfc newcastle newcastleunited nufc leeds leedsunited lufc astonvilla avfc westham
  westhamunited crystalpalace nottinghamforest leicester leicestercity southampton sunderland
  middlesbrough sheffield sheffieldunited sheffieldwednesday birmingham birminghamcity wolves
  wolverhampton westbrom blackburn blackpool bolton burnley brighton fulham millwall portsmouth
  pompey stokecity norwich norwichcity ipswichtown derbycounty swansea cardiff cardiffcity celtic
  celticfc rangers rangersfc glasgowrangers barcelona realmadrid juventus bayern superman spiderman
  ironman batman wonderwoman starwars darthvader skywalker startrek harrypotter hogwarts pokemon
  pikachu minecraft fortnite roblox playstation nintendo supermario mickeymouse scoobydoo
  tinkerbell dragonball transformers eminem michael michaeljordan charlie charlotte jennifer
  jessica elizabeth alexander christopher samantha benjamin victoria anthony matthew daniel ashley
  thomas george william robert andrew joshua hannah jesus jesuslovesme blessed heaven computer
  internet microsoft windows facebook instagram snapchat whatsapp youtube google googlegoogle
  samsung iphone apple android qwerty qwertyuiop qwertyui qwertyqwerty qwertz qwertzuiop azerty
  azertyuiop asdfgh asdfghjkl asdfasdf asdfghjklasdfghjkl asdfjkl zxcvbn zxcvbnm poiuytrewq
  lkjhgfdsa mnbvcxz mnbvcxzlkjhgfdsa qwertyasdfgh qwertyasdf qwertyuiopasdfghjkl
  qwertyuiopasdfghjklzxcvbnm qweasdzxc qweasdzxcrty qazwsxedc qazwsxedcrfv qazwsx wsxedcrfv
  qweqweqwe qwerasdf qwerasdfzxcv asdqwezxc zaqxswcde zaqwsx monkey monkeys dragon dragons master
  shadow killer ninja hunter ranger tiger lion dolphin dolphins unicorn kittycat freedom forever
  together friends friendship family happiness happy happybirthday birthday christmas
  merrychristmas halloween summer winter autumn spring london england scotland ireland wales
  bristol oxford cambridge diamond diamonds mercedes mercedesbenz ferrari porsche mustang landrover
  rangerover rollsroyce jaguar bentley vauxhall vauxhallcorsa fordfiesta fordfocus minicooper
  volkswagen nissan nissanmicra toyota toyotayaris peugeot renault renaultclio hyundai honda
  driving drivinglesson drivinglessons drivinglicence drivinglicense drivingschool
  drivinginstructor drivingtest driver drivers drivingtheory learner learners learnerdriver
  learnerdrivers learntodrive learningtodrive learndriving instructor instructors theorytest
  practicaltest hazardperception highwaycode passmytest passedmytest passfirsttime firsttimepass
  passplus lplates roadtest roadtrip roadsafety dualcontrol dualcontrols mirrorsignalmanoeuvre
  mirrorsignalmaneuver mirrorsignalmirror emergencystop parallelparking clutchcontrol handbrake
  roundabout seatbelt trafficlight trafficlights correcthorsebatterystaple
  january february march april may june july august september october november december monday
  tuesday wednesday thursday friday saturday sunday today tomorrow test tests tester pass passw
  passwd passcode pwd temp temporary user users username demo example sample system server manager
  office school student teacher company business account access private security control
  jordan justin jason james john david mark paul peter steven stephen simon kevin brian jack harry
  oliver jacob noah liam ryan adam nathan connor dylan ethan logan lewis callum jamie alex max
  sophie chloe emma emily olivia amelia isabella grace lucy ellie megan lauren rebecca rachel sarah
  laura nicole natalie amanda melissa michelle stephanie maria anna angela patricia mohammed
  muhammad mohamed ahmed hassan fatima aisha priya patrick joseph richard edward charles henry
  buster bailey oscar alfie molly poppy daisy bella luna rosie coco lucky ginger pepper
  smokey angel angels baby honey sweetie cutie lover lovers sexy money million
  britain pakistan india poland nigeria canada australia america
  usa germany france spain italy brazil china mexico ferguson ronaldo cristianoronaldo messi rooney
  beckham gerrard hockey soccer rugby tennis golf fishing cheese pizza coffee cocacola pepsi
  guinness apples cherry peaches peanut matrix phoenix thunder lightning warrior wizard
  legend blink greenday metallica nirvana slipknot beatles naruto zelda sonic tigger
  snoopy garfield simpsons bond jamesbond ncc trustme fuckyou fuckoff asshole bullshit
  qwe qwer qweasd asd asdf zxc zxcv abc abcd abcde abcdef aaa aaaa xxx
  godisgood godislove jesuschrist ilovegod ilovemum ilovemydog ilovemycat ilovejesus
  lovemylife mylove mybaby myfamily mumanddad nobody nothing something anything everything
`)

/** As they are typed, signs and spaces left out: keyboard walks among digits, and digits alone. */
export const COMMON_WHOLE = split(`
  1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o 1q2w3e4r5t6y7u8i9o0p
  q1w2e3r4t5 q1w2e3r4t5y6 q1w2e3r4t5y6u7i8 q1w2e3r4t5y6u7i8o9p0 1qaz2wsx3edc 1qaz2wsx3edc4rfv
  1qazxsw23edc 1qazxsw23edcvfr4 zaq12wsxcde3 zaq12wsx3edc qaz123wsx456 1q2w3easdzxc qwe123asd456
  1qa2ws3ed4rf q12we34rt5 123qweasdzxc 123qweasd456 qwe123qwe123 123qwe123qwe 1234qwerasdf
  1234qwerasdfzxcv 12345qwert 12345qwerty 123456qwerty qwerty123456uiop qwert12345yuiop
  123456asdfgh 123456zxcvbn 123456abcdef abcd1234abcd abc123abc123 123abc123abc abc123def456
  abc123xyz789 a1b2c3d4e5 a1b2c3d4e5f6 1a2b3c4d5e 1a2b3c4d5e6f aa123456aa aa12345678 abcd123456
  abc123456789 12345678910 1234567891011 123456789101112 1234567891 12345678912 123456789123
  1234567899 1234567898 12345678900 12345678987654321 123456787654321 1234554321 12344321123
  0123456789 0987654321 9876543210 1029384756 1357924680 2468013579 1357913579 2468024680
  1472583690 7894561230 7410852963 1593572580 3692581470 3216549870 1470258369 1478963250
  9638527410 1237894560 1123581321 3141592653 3141592654 31415926535 1122334455
  11223344556677889900 5544332211 1112223334 111222333444 1111122222 1111155555 1212121212
  1231231231 1231231234 1234123412 1234512345 1234567654321 9999988888 0000011111 0000000001
  1000000000 0123012301 0102030405 010203040506 1020304050 102030405060 5040302010 1122112211
  7777788888 1010101010 0101010101 6969696969 1qw23er45t asd123asd123 zxc123zxc123 qaz123qaz123
  1password1password mypassword1234 password1password2 love123love test1234test test123test123
  admin1234admin user123user hello123hello letmein123letmein welcome123welcome1 qwerty1qwerty1
`)
