/** Where the relay starts for people: `start-relay.mjs [--demo]`. What it does stands in `main.ts`. */
import { startBuilt } from './start-built.mjs'

await startBuilt('relay', './main.ts')
