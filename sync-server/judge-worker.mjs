/**
 * Where a judge's process starts. The relay hands it what it runs as one file of JavaScript; without
 * it, it learns to read TypeScript, which what started the relay does not do for it.
 */
import './judge-watch.mjs'

// The relay may be gone before this has even begun.
process.once('disconnect', () => process.exit())
const [built] = process.argv.slice(2)
if (built === undefined) (await import('tsx/esm/api')).register()
await import(built ?? './judge-main.ts')
