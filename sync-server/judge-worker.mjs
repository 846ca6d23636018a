/**
 * Where a judge's process starts: it learns to read TypeScript, which what started the relay does
 * not do for it, and is handed the kinds.
 */
import './judge-watch.mjs'
import { register } from 'tsx/esm/api'

// The relay may be gone before this has even begun.
process.once('disconnect', () => process.exit())
register()
const { runJudge } = await import('./school/judge-worker.ts')
const { documentKinds } = await import('../shared/registry.ts')
runJudge(documentKinds)
