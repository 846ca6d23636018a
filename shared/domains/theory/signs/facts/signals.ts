import { factsOf } from '../sign.ts'

export const signals = factsOf('signals', [
  ['signal-red', '3000', 'Red', 'Stop, and wait behind the line.', 'Three lamps one above the other; the top one is lit.', '109'],
  ['signal-red-amber', '3000', 'Red and amber', 'Stop still: do not start until green shows.', 'Three lamps one above the other; the top two are lit.', '109'],
  ['signal-green', '3000', 'Green', 'Go if the way is clear; look out for people who are crossing.', 'Three lamps one above the other; the bottom one is lit.', '109'],
  ['signal-amber', '3000', 'Amber', 'Stop, unless you have crossed the line or are so close that stopping might cause a collision.', 'Three lamps one above the other; only the middle one is lit.', '109'],
  ['signal-green-arrow', '3001.2', 'Green filter arrow', 'You may go in the direction of the arrow, whatever else shows.', 'Three lamps with the top one lit; at the bottom left beside them a lit arrow pointing to nine o’clock.', '177'],
  ['signal-pelican-flashing-amber', '4002.1', 'Flashing amber at a pelican crossing', 'Give way to anyone on the crossing; go if nobody is.', 'Three lamps; the middle one has rays around it and blinks.', '196'],
  ['signal-no-left-turn', '3000', 'Green with no left turn', 'You may go on, but you may not turn left.', 'Three lamps, the bottom one lit; beside it a small red ring around a bent arrow with a stroke.', '109'],
  ['signal-pedestrian-red', '4002.1', 'Red figure', 'Pedestrians wait.', 'A lit standing person above a dark walking one.', '22'],
  ['signal-pedestrian-green', '4002.1', 'Green figure', 'Pedestrians may cross, if traffic has stopped.', 'A dark standing person above a lit walking one.', '22'],
  ['signal-puffin', '4003.1', 'Puffin crossing control', 'Pedestrians look at the figure beside them, towards the traffic.', 'A box at hand height: a lit standing person, a dark walking one, and a push button below.', '25'],
  ['signal-toucan', '4003', 'Toucan crossing: green for both', 'Pedestrians and cyclists may cross together.', 'A lit walking person beside a lit bicycle.', '25'],
  ['signal-tram-stop', '3013', 'Tram signal: stop', 'Trams wait; it does not concern other traffic.', 'A round black housing with a flat row of white dots.', '300'],
  ['signal-tram-ahead', '3013', 'Tram signal: go ahead', 'Trams may go straight on; it does not concern other traffic.', 'A round black housing with an upright row of white dots.', '300'],
  ['signal-lane-open', '5001.1', 'Lane open', 'You may use the lane below.', 'A black board with a green arrow pointing down.'],
  ['signal-lane-closed', '5003', 'Lane closed to traffic facing the sign', 'Do not use the lane below.', 'A black board with a red X, no lamps at its corners.'],
  ['signal-lane-move-left', '5005', 'Change lanes in the direction shown', 'Move over: the lane is about to end for you.', 'A black board with a white arrow slanting to the bottom left.'],
  ['signal-school-flashing', '4004', 'Flashing amber below a school sign', 'Children may be crossing ahead: drive very slowly until clear.', 'A red-edged triangle with two small running figures, and two lamps below it, one lit.', '208'],
])

export const people = factsOf('people', [
  ['police-stop-front', 'Highway Code: signals by authorised persons', 'Stop: traffic from the front', 'Traffic coming towards the officer’s face must stop.', 'A uniformed person facing you, one arm held straight up, palm forward.', '105'],
  ['police-stop-behind', 'Highway Code: signals by authorised persons', 'Stop: traffic from behind', 'Traffic coming up at the officer’s back must stop.', 'A uniformed person seen from the back, one arm held straight out.', '105'],
  ['police-stop-both', 'Highway Code: signals by authorised persons', 'Stop: traffic from front and behind', 'Traffic both ways must stop.', 'A uniformed person facing you, one arm up with the palm forward, the other straight out.', '105'],
  ['police-beckon-front', 'Highway Code: signals by authorised persons', 'Come on: traffic from the front', 'The officer waves on traffic that comes towards them.', 'A uniformed person facing you, one forearm raised and bent over the shoulder.', '105'],
  ['police-beckon-side', 'Highway Code: signals by authorised persons', 'Come on: traffic from the side', 'The officer waves on traffic from one side.', 'A uniformed person facing you, one arm swinging in across the chest.', '105'],
  ['patrol-not-ready', 'Highway Code: school crossing patrols', 'Patrol: not ready to cross', 'Pedestrians are not ready yet; the sign is held out of the way.', 'A person in a long yellow coat, a round board on a pole held low at the side.', '210'],
  ['patrol-stop', 'Highway Code: school crossing patrols', 'Patrol: all vehicles must stop', 'Wait until the person has seen everyone over and is back on the pavement.', 'A person in a long yellow coat, facing you with both arms out, the round board upright at one end.', '210'],
  ['arm-left', 'Highway Code: arm signals', 'Arm signal: moving or turning left', 'I intend to move in to the left or turn left.', 'A car from behind; the driver’s arm out of the window on the right-hand side, circling.', '103'],
  ['arm-right', 'Highway Code: arm signals', 'Arm signal: moving or turning right', 'I intend to move out to the right or turn right.', 'A car from behind; the driver’s arm held straight out of the window.', '103'],
  ['arm-slow', 'Highway Code: arm signals', 'Arm signal: slowing down or stopping', 'I intend to slow down or stop.', 'A car from behind; the driver’s arm out of the window, moving up and down.', '103'],
  ['arm-cycle-left', 'Highway Code: arm signals', 'Cyclist: moving or turning left', 'I intend to move in to the left or turn left.', 'A rider on a bicycle from behind, one arm held straight out to nine o’clock.', '67'],
  ['arm-cycle-right', 'Highway Code: arm signals', 'Cyclist: moving or turning right', 'I intend to move out to the right or turn right.', 'A rider on a bicycle from behind, one arm held straight out to three o’clock.', '67'],
  ['arm-cycle-slow', 'Highway Code: arm signals', 'Cyclist: slowing down or stopping', 'I intend to slow down or stop.', 'A rider on a bicycle from behind, one arm out and angled down, moving up and down.', '67'],
])
