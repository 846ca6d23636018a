/** Where a command at the machine starts, `serve` among them. What it does stands in `cli.ts`. */
import { startBuilt } from './start-built.mjs'

await startBuilt('cli', './cli.ts')
