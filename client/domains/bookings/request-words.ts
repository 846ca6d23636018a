/** Words of asking for a time. Asking is never worded as having. */
import { plural } from '#client/ui/plural.ts'

export const requestWords = {
  title: 'Ask for a time',
  count: (count: number) =>
    count === 0 ? 'nothing free' : plural(count, { one: 'free time', other: 'free times' }),
  day: 'Which day?',
  freeOn: (day: string) => `Free on ${day}`,
  asOf: (when: string) => `as of ${when}`,
  nothingFree: 'Nothing free on this day. Choose another.',
  chooseFirst: 'Choose a free time first.',
  ask: (when: string) => `Ask for ${when}`,
  askNothing: 'Ask for this time',
  whenOnline: 'Will be requested when online',
  whenOnlineText:
    'Your wish is kept on this device and goes out by itself. Until then the time is not yours.',
  saved: (when: string, name: string) => `Asked for ${when}. Waiting for ${name}`,
  savedOffline: (when: string) => `${when}: will be requested when online. Saved on this device`,
  noInstructorTitle: 'No instructor yet',
  noInstructor: 'The school assigns you an instructor. Then you can choose a time here.',
}
