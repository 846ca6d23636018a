/** What a judge's process runs, once it can read TypeScript or has been handed it as JavaScript. */
import { documentKinds } from '#shared/registry.ts'
import { runJudge } from './school/judge-worker.ts'

runJudge(documentKinds)
