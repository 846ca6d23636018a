/** Ids that sort by the device's own clock, as real ones do. */
import type { SeededRandom } from './random.ts'

export const idSource = (random: SeededRandom, now: () => number) => {
  let last = 0
  return {
    uuid: (): string => {
      last += 1
      const time = now().toString(16).padStart(12, '0').slice(-12)
      const tail = [...random.bytes(6)].map((b) => b.toString(16).padStart(2, '0')).join('')
      const count = (last % 0xffff).toString(16).padStart(4, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${count.slice(1)}-8${count.slice(1)}-${tail}`
    },
  }
}
