/**
 * What writes documents and talks to the relay: a file of its own, because the first paint needs
 * neither and a slow phone would read both before it.
 */
export { createLastWords } from './last-words.ts'
export { createSync } from './sync.ts'
export { createWriter } from './writer.ts'
