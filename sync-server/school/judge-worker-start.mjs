/** Lets the judge's thread read TypeScript; what started the main thread does not reach into it. */
import { register } from 'tsx/esm/api'

register()
await import('./judge-worker.ts')
