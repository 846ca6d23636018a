/** What this browser remembers beside the databases, as the app uses it: one for the whole window. */
import { keptTwice } from './kept-twice.ts'
import { browserNotebook } from './ports-notebook.ts'
import { isSmall } from './remembered.ts'

export const browserMemory = keptTwice(localStorage, browserNotebook, isSmall)
