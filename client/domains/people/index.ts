/** People on the screen: their names for everybody, and the screens about oneself. */
export { firstNameOf, nameOf, type PeopleSource, personOf, phoneOf, UNKNOWN_NAME } from './names.ts'
