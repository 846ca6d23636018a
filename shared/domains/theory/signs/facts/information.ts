import { factsOf } from '../sign.ts'

export const information = factsOf('information', [
  ['tsrgd-811', '811', 'Priority over oncoming vehicles', 'Where the road narrows you go first, if it is safe.', 'A blue square: a large white arrow pointing up and a small red one pointing down.', '155'],
  ['tsrgd-816', '816', 'No through road for vehicles', 'The road is a dead end.', 'A blue square: a white T whose top bar is red.'],
  ['tsrgd-820', '820', 'Unsuitable for the vehicles named', 'The road ahead is a poor choice for heavy goods vehicles.', 'A blue rectangle with “Unsuitable for heavy goods vehicles” in white.'],
  ['tsrgd-827.2', '827.2', 'Hospital ahead with Accident and Emergency', 'A hospital is near that has an accident and emergency department.', 'A red square with a large white capital “H” and “A & E” below.'],
  ['tsrgd-872.1', '872.1', 'Reduction in lanes ahead', 'The right-hand lane ends; merge.', 'A white rectangle: two straight black arrows pointing up, and a third at the right that bends into them.', '134'],
  ['tsrgd-878', '878', 'Traffic enforcement cameras', 'Cameras check speed or other rules along here.', 'A white rectangle with a black box that has a lens.'],
  ['tsrgd-881', '881', 'Home zone', 'People may play and walk anywhere in the street: drive slowly.', 'A blue rectangle: in white a house, a car, a walking adult and two running figures, and “Home Zone”.', '218'],
  ['tsrgd-883', '883', 'Traffic calmed area', 'Humps or narrowings slow traffic here.', 'A blue rectangle with “Traffic calmed area” in white.', '153'],
  ['tsrgd-645', '645', 'End', 'A restriction ends here.', 'A white plate with “End” in black.'],
  ['tsrgd-607', '607', 'Plate: one way', 'Put under another sign: traffic goes only the way of the arrow.', 'A white plate with “One way” in black.', '143'],
  ['tsrgd-958', '958', 'Bus lane ahead', 'The lane at the left ahead is for buses, and for cycles and taxis if shown.', 'A blue rectangle: a coach, a bicycle and “taxi” in white beside a slanting dashed line.', '141'],
])

export const parking = factsOf('parking', [
  ['tsrgd-801', '801', 'Parking place', 'You may park here.', 'A blue square with a white capital “P”.', '239'],
  ['tsrgd-660', '660', 'Permit holders only', 'Only vehicles with a permit may park.', 'A white plate: a blue square with “P”, and “Permit holders only” in black.', '239'],
  ['tsrgd-661A', '661A', 'Disabled badge holders only', 'Only vehicles showing a Blue Badge may park.', 'A white plate: “P” and a white wheelchair on blue, and “Disabled badge holders only” in black.', '241'],
  ['tsrgd-661.1', '661.1', 'Parking limited in time', 'At the times shown you may park for one hour and not come back within two.', 'A white plate: “P” on blue, “Mon - Sat 8 am - 6 pm 1 hour No return within 2 hours”.', '239'],
  ['tsrgd-639', '639', 'No waiting at the times shown', 'At these times you may not wait; loading is allowed unless signs forbid it.', 'A yellow plate: a small blue disc with a red ring and stroke, and “8 am - 6 pm”.', '238'],
  ['tsrgd-637.3', '637.3', 'No waiting at any time', 'You may never wait here.', 'A yellow plate: a small blue disc with a red ring and stroke, and “At any time”.', '238'],
  ['tsrgd-638', '638', 'No loading at any time', 'You may never stop here to load or unload.', 'A white plate with “No loading at any time” in black.', '247'],
  ['tsrgd-640', '640', 'Red route: no stopping', 'At the times shown you may not stop at all.', 'A white plate: a blue disc with a red ring and cross, and “No stopping Mon - Sat 7 am - 7 pm” under a red band with “RED ROUTE”.', '240'],
  ['tsrgd-646', '646', 'Urban clearway', 'At the times shown stop only as long as needed to let people in or out.', 'A yellow plate: a small blue disc with a red ring and one stroke, “URBAN CLEARWAY Monday to Friday”; below on white and black “am 8.00 - 9.30 pm 4.30 - 6.30”.', '240'],
  ['tsrgd-663', '663', 'Entrance to a controlled parking zone', 'From here the waiting rules on the plate hold on all yellow lines without signs of their own.', 'A white plate: “Controlled ZONE”, a blue disc with a red ring and stroke, “Mon - Fri 8 am - 6.30 pm”.', '245'],
  ['tsrgd-664', '664', 'End of a controlled parking zone', 'The waiting rules of the zone are over.', 'A white plate: a grey disc crossed by black bars, and “Zone ENDS”.', '245'],
])

export const directions = factsOf('directions', [
  ['direction-primary-advance', 'TSRGD 2016: schedule 12', 'Primary route: approach to a junction', 'A primary route reaches a junction; white panels lead to local roads.', 'A green sign with a white border and a map of crossing roads; one arm ends in a white patch, the numbers are yellow.'],
  ['direction-primary-junction', 'TSRGD 2016: schedule 12', 'Primary route: at the junction', 'Turn here for the places named on a primary route.', 'A green sign pointed at the left with a place name and a yellow number.'],
  ['direction-primary-confirm', 'TSRGD 2016: schedule 12', 'Primary route: after the junction', 'Confirms the route and gives the distances.', 'A green rectangle with a yellow number at the top and place names with figures below.'],
  ['direction-local-advance', 'TSRGD 2016: schedule 12', 'Non-primary route: approach to a junction', 'A local route reaches a junction; the green panel leads to a primary route.', 'A white sign with a black border and a map of crossing lines; one arm ends in a green patch.'],
  ['direction-local-junction', 'TSRGD 2016: schedule 12', 'Non-primary route: at the junction', 'Turn here for the place named on a local route.', 'A white sign pointed at the right with a black border, a place name and a number in black.'],
  ['direction-motorway', 'TSRGD 2016: schedule 12', 'To the motorway', 'This road leads directly onto a motorway.', 'A blue sign pointed at the left with “M1”, a small black patch with a number, and two lines narrowing under a bridge.'],
  ['direction-motorway-advance', 'TSRGD 2016: schedule 12', 'Motorway: approach to a junction', 'The next exit leads to the places named; its number is on black.', 'A blue rectangle with a white border: a line that forks to the left, places beside it, and a figure on a black patch at the bottom.', '273'],
  ['direction-motorway-lanes', 'TSRGD 2016: schedule 12', 'Motorway: get in lane', 'Arrows show the lane for each place.', 'Two blue rectangles with white borders side by side, place names above arrows pointing down.', '133'],
  ['direction-tourist', 'TSRGD 2016: schedule 12', 'Tourist attraction', 'The way to a place for visitors.', 'A brown sign pointed at the right with white letters and a castle.'],
  ['direction-ring-road', 'TSRGD 2016: schedule 12', 'Ring road', 'Follows a route round the town.', 'A green square with a white capital “R”.'],
  ['direction-diversion', 'TSRGD 2016: schedule 12', 'Diversion route', 'Follow this way round a closed road.', 'A yellow sign pointed at the left with a black border, a black chevron and a place name.'],
  ['direction-diversion-symbol', 'TSRGD 2016: schedule 12', 'Emergency diversion route symbol', 'If the motorway or main road is closed, follow the same symbol.', 'A yellow patch with a solid black triangle and nothing else.'],
  ['direction-cycle', 'TSRGD 2016: schedule 12', 'Recommended route for pedal cycles', 'A good way to go by bike to the place shown.', 'A blue sign pointed at the right with a white bicycle and a place name.'],
  ['direction-lorry', 'TSRGD 2016: schedule 12', 'Advisory route for lorries', 'Drivers of heavy goods vehicles should go this way.', 'A black plate with a white goods wagon and an arrow pointing up.'],
  ['direction-car-park', 'TSRGD 2016: schedule 12', 'Direction to a car park', 'Public parking is this way.', 'A white sign pointed at the right with a blue square bearing a white capital “P”.'],
])
