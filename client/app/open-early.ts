/**
 * Before all else of the app has run: asks for this person's database, which the browser opens beside
 * us while the rest of the code is read. Nothing is asked for where nobody has signed in, nothing is
 * kept, or the copy is about to be erased.
 */
import { databaseName } from '#client/engine/database-name.ts'
import { askEarly } from '#client/engine/ports-first-reads.ts'
import { createRemembered } from './remembered.ts'

const remembered = createRemembered(localStorage, sessionStorage)
const who = remembered.who()
if (who !== undefined && !remembered.isOffice() && remembered.personToErase() === undefined)
  askEarly(databaseName(who.schoolId, who.personId))
