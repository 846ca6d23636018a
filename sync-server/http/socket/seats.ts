/** How many sockets there may be: of one person, from one address, and altogether (T25). */

export type SeatLimits = {
  readonly perPerson: number
  readonly perAddress: number
  readonly atMost: number
}

export type Seats = ReturnType<typeof createSeats>

/** How many there are of each; who has none is forgotten. */
export const createCounts = () => {
  const counts = new Map<string, number>()
  return {
    of: (key: string): number => counts.get(key) ?? 0,
    add: (key: string, by: 1 | -1): void => {
      const count = (counts.get(key) ?? 0) + by
      if (count > 0) counts.set(key, count)
      else counts.delete(key)
    },
  }
}

/** @param person unique among all schools */
export const createSeats = ({ perPerson, perAddress, atMost }: SeatLimits) => {
  const persons = createCounts()
  const addresses = createCounts()
  let taken = 0
  const isFree = (person: string, address: string): boolean =>
    persons.of(person) < perPerson && addresses.of(address) < perAddress && taken < atMost
  return {
    isFree,
    /** Gives the seat back when called; twice is no mistake. Undefined: there is none. */
    take: (person: string, address: string): (() => void) | undefined => {
      if (!isFree(person, address)) return undefined
      const count = (by: 1 | -1): void => {
        persons.add(person, by)
        addresses.add(address, by)
        taken += by
      }
      count(1)
      let isTaken = true
      return () => {
        if (isTaken) count(-1)
        isTaken = false
      }
    },
    taken: (): number => taken,
  }
}
