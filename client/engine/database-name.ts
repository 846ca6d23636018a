/** Names that both ways of opening this device's database must agree on. */

/** Written once into a new database; without it, what is open is not what was filled. */
export const BORN = 'born'

/** Also the name to delete when the person signs out. */
export const databaseName = (schoolId: string, personId: string): string =>
  `dual-control.${schoolId}.${personId}`
