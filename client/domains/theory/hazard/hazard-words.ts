/** Every word of the hazard screens that is more than a label of one place. */
import { plural } from '#client/ui/plural.ts'
import {
  FRAME_RATE,
  HAZARD_CLIP_COUNT,
  HAZARD_MARKS,
  HAZARD_OUT_OF,
  HAZARD_PASS_MARK,
  type HazardClip,
  PATTERN_RULE,
  type SceneFamily,
  type SceneLight,
  type VoidReason,
} from '#shared/domains/theory/index.ts'

/** How a choice among still pictures stands to the picture on which it starts. */
export type StillChoice = 'right' | 'early' | 'late'

export const CLIP_COUNT = HAZARD_CLIP_COUNT.value
export const HAZARD_PASS = HAZARD_PASS_MARK.value
export const HAZARD_WHOLE = HAZARD_OUT_OF.value
export const MOST_MARKS = HAZARD_MARKS.value

export const NOT_DVSA = 'Practice scene, not DVSA material'
export const ILLUSTRATED =
  'Illustrated practice, not DVSA clips. In the real test you cannot watch a clip again.'

const { mostPresses, burstPresses, burstSeconds, regularPresses } = PATTERN_RULE.value

export const TIMELINE_KEY =
  'Blue: the marks a press brings there, 5 at first, then 4, 3, 2, 1. Flag: your press. Ring: what might have developed.'

/** Our own rule, published: TH33. */
export const PATTERN_WORDS = `Presses in a pattern bring 0 for the clip: more than ${mostPresses} in all, ${burstPresses} within ${burstSeconds} seconds, or ${regularPresses} in a steady rhythm. The real test has such a rule too and does not publish it; this one is ours.`

export const KEYING_WORDS: Record<NonNullable<HazardClip['inappropriateKeying']>, string> = {
  'too-many': `You pressed more than ${mostPresses} times in this clip, so it brings 0.`,
  'too-fast': `You pressed ${burstPresses} times or more within ${burstSeconds} seconds, so this clip brings 0.`,
  'too-regular': `You pressed ${regularPresses} times or more in a steady rhythm, so this clip brings 0.`,
}

export const VOID_WORDS: Record<VoidReason, string> = {
  stalled:
    'The picture stood still for a moment, so that clip does not count. Here is another one. Close other apps if it happens again.',
  hidden: 'The clip could not be seen to its end, so it does not count. Here is another one.',
}

export const PRACTICE_VOID_WORDS: Record<VoidReason, string> = {
  stalled:
    'The picture stood still for a moment, so the clip starts again. Close other apps if it happens again.',
  hidden: 'The clip could not be seen to its end, so it starts again.',
}

export const STILL_WORDS: Record<StillChoice, string> = {
  right: 'Yes, here it starts to develop',
  early: 'Too early: nothing has started to develop yet',
  late: 'It had started on an earlier picture',
}

export const NOT_BY_EAR =
  'This part is a task for the eyes: it shows a road and has no sound, and a screen reader cannot tell you when a hazard begins. If you cannot see the picture, take the multiple-choice part alone.'

export const MOVING_PICTURES =
  'Your device asks for less motion. A clip moves for about a minute and cannot be paused. In practice you can look at still pictures instead.'

export const LIGHT_WORDS: Record<SceneLight, string> = {
  day: 'Day',
  dusk: 'Dusk',
  rain: 'Rain',
  fog: 'Fog',
}

export const FAMILY_WORDS: Record<SceneFamily, string> = {
  'pedestrian-steps-out': 'Pedestrian steps out',
  'child-after-ball': 'Child at play',
  'parked-car-pulls-out': 'Parked car pulls out',
  'car-door-opens': 'Car door opens',
  'bus-pulls-away': 'Bus pulls away',
  'side-road-car-emerges': 'Car comes out of a side road',
  'oncoming-turns-across': 'Oncoming car turns across',
  'cyclist-swings-out': 'Cyclist moves out',
  'vehicle-ahead-brakes': 'Vehicle ahead brakes',
  'horse-on-bend': 'Horse on a bend',
  'road-narrows': 'Road narrows',
  'crossing-in-use': 'Crossing in use',
  'emergency-vehicle': 'Emergency vehicle',
  'motorcyclist-filters': 'Motorcyclist filters',
  'animal-on-road': 'Animal on the road',
}

/** "0:38" of this many frames; a second that has begun counts. */
export const framesLabel = (frames: number): string => {
  const seconds = Math.max(0, Math.ceil(frames / FRAME_RATE))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** "0:20.4", for what happened when. */
export const momentLabel = (frame: number): string => {
  const tenths = Math.floor((frame * 10) / FRAME_RATE)
  const seconds = Math.floor(tenths / 10)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}.${tenths % 10}`
}

export const flagWords = (count: number): string => plural(count, { one: 'flag', other: 'flags' })

export const marksWords = (clip: Pick<HazardClip, 'usersScore'>): string =>
  `${clip.usersScore.reduce((sum, mark) => sum + mark, 0)} of ${clip.usersScore.length * MOST_MARKS}`

/** Why a hazard brought what it brought. */
export const pressWords = (presses: readonly number[], opens: number, closes: number): string => {
  const inside = presses.filter((frame) => frame >= opens && frame < closes)
  if (inside.length > 0) return 'Your first press inside the window counts.'
  if (presses.length === 0) return 'You did not press in this clip.'
  const early = presses.filter((frame) => frame < opens).length
  if (early === presses.length) return 'You pressed only before it began to develop.'
  return early === 0
    ? 'You pressed only after the window had closed.'
    : 'You pressed before it began to develop and after the window had closed, not between.'
}
