/** A school: one file, one log, everyone who is connected, and the airlock between them. */
import type { School, SchoolDeps } from './types.ts'

export type * from './types.ts'

/** Opens the school's file and everything around it. Throws when a newer relay wrote the file. */
export declare const createSchool: (deps: SchoolDeps) => School
