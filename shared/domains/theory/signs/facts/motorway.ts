import { factsOf } from '../sign.ts'

export const motorway = factsOf('motorway', [
  ['tsrgd-2901', '2901', 'Start of motorway', 'From here motorway regulations apply.', 'A blue rectangle: “M42” and two white lines narrowing under a bridge.', '253'],
  ['tsrgd-2931', '2931', 'End of motorway', 'Motorway regulations end here.', 'A blue square: two white lines narrowing under a bridge, struck through by a red bar.'],
  ['tsrgd-823', '823', 'Countdown: 300 yards to the exit', 'Each bar is 100 yards to where the slip road begins.', 'A blue upright plate with three slanting white stripes.', '273'],
  ['tsrgd-824', '824', 'Countdown: 200 yards to the exit', 'Each bar is 100 yards to where the slip road begins.', 'A blue upright plate with two slanting white stripes.', '273'],
  ['tsrgd-825', '825', 'Countdown: 100 yards to the exit', 'Each bar is 100 yards to where the slip road begins.', 'A blue upright plate with one slanting white stripe.', '273'],
  ['tsrgd-2933', '2933', 'Keep two chevrons apart', 'Marks on the road help you keep a safe gap.', 'A blue square: “Keep apart 2 chevrons” above V marks on a road with a car.', '126'],
  ['motorway-emergency-area', 'Highway Code: rule 270', 'Emergency area', 'A place to stop beside the motorway, only in an emergency.', 'A blue rectangle with an orange panel bearing “SOS” and a handset.', '270'],
  ['motorway-service-area', 'TSRGD 2016: schedule 12', 'Motorway service area', 'Fuel, food and rest, and how far away they are.', 'A blue rectangle with “Services 5 m”, a pump, a cup, and a knife and fork in white.'],
  ['tsrgd-6001-50', '6001', 'Temporary maximum speed advised', 'Slow down to 50 mph: something is ahead.', 'A black board: “50” in white dots, and flashing amber lamps at the corners.', '257'],
  ['tsrgd-6001-red-ring', 'TSRGD 2016: schedule 15', 'Mandatory speed limit over a lane', 'The limit shown is the law for that lane.', 'A black board with a red ring around “50” in white dots.', '261'],
  ['tsrgd-6003', '6003', 'Change lane', 'Move to the next lane on the left.', 'A black board: a white dotted arrow bending to nine o’clock, and flashing amber lamps at the corners.', '257'],
  ['tsrgd-6006', '6006', 'Lane ahead closed', 'The left-hand lane is shut; the others are open.', 'A black board: two long dotted strokes and, to their left, one short stroke with a bar on top; amber lamps at the corners.', '258'],
  ['tsrgd-6006.2', '6006.2', 'Road closed: all lanes', 'You must not go past the signal in any lane.', 'A black board: a row of short strokes with bars on top, and flashing red lamps at the corners.', '258'],
  ['tsrgd-6011', '6011', 'Reduced visibility: fog', 'Slow down: you will not see far.', 'A black board with “Fog” in white dots and flashing amber lamps at the corners.', '235'],
  ['tsrgd-6012', '6012', 'End of restriction', 'The signals before no longer hold.', 'A dark board with “End” in white dots.', '257'],
  ['tsrgd-6031.1', '6031.1', 'Do not drive in this lane', 'You must not go on in the lane: people or stopped vehicles may be there.', 'A black board with a red X and flashing red lamps at the corners.', '258'],
])

export const works = factsOf('works', [
  ['tsrgd-7001', '7001', 'Road works', 'People are working on or beside the road.', 'A red-edged triangle: a black figure digging into a heap.', '288'],
  ['tsrgd-7002', '7002', 'Road works 1 mile ahead', 'Works begin after the distance shown.', 'A red plate with “ROAD WORKS 1 MILE AHEAD” in white.', '288'],
  ['tsrgd-7001.3', '7001.3', 'End of road works', 'The works, and temporary limits with them, are over.', 'A red-edged triangle with a figure digging, and a plate below that says “End”.', '288'],
  ['tsrgd-7009', '7009', 'Loose chippings', 'Small stones lie on the new surface: keep your speed down and your distance.', 'A red-edged triangle: specks fly up behind the wheel of a car.'],
  ['tsrgd-7008', '7008', 'Slippery or uneven: SLOW WET TAR', 'The new surface is not dry.', 'A red plate with “SLOW WET TAR” in white.'],
  ['tsrgd-7010.1', '7010.1', 'Road closed', 'You cannot go on this way.', 'A red plate with “ROAD CLOSED” in white.'],
  ['tsrgd-7011', '7011', 'Wait at temporary signals', 'Stop at this point while the portable light is red.', 'A red plate with “WHEN RED LIGHT SHOWS WAIT HERE” in white.', '288'],
  ['tsrgd-7023', '7023', 'Manually operated STOP', 'Stop: someone is turning the board.', 'A red shape with eight sides on a grey disc on a pole, and “STOP” in white.', '288'],
  ['tsrgd-7024', '7024', 'Manually operated GO', 'You may pass, slowly.', 'A green disc on a pole with “GO” in white.', '288'],
  ['tsrgd-7202-right', '7202', 'Temporary lane closure: right lane', 'The lane on the right is shut ahead: move over early.', 'A yellow rectangle: two black arrows pointing up and, at the right, a black stroke ending in a red bar.', '288'],
  ['tsrgd-7202-left', '7202', 'Temporary lane closure: left lane', 'The lane on the left is shut ahead: move over early.', 'A yellow rectangle: two black arrows pointing up and, at the left, a black stroke ending in a red bar.', '288'],
  ['tsrgd-7301', '7301', 'Works access', 'Only for the people who work there.', 'A red plate with “WORKS ACCESS” in white.', '288'],
  ['tsrgd-7403', '7403', 'Slow or stopped works vehicle: pass on the side of the arrow', 'The vehicle blocks a lane; pass on its left.', 'A yellow lorry from behind with a big blue disc, in it a white arrow slanting to the bottom left.', '288'],
  ['works-50-camera', '670', 'Temporary limit of 50 mph through works', 'The limit is the law while works go on, even if nobody is there.', 'A yellow backing board with a red ring around “50” and a camera.', '288'],
])
