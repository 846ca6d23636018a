/** A judge that never answers about a document called "heavy", and dies of one called "deadly". */
import { parentPort } from 'node:worker_threads'

parentPort.on('message', ({ id, tasks }) => {
  for (const { doc } of tasks) {
    while (doc.endsWith(':heavy'));
    if (doc.endsWith(':deadly')) process.exit(1)
  }
  const answers = tasks.map(({ changes }) => ({
    opinions: changes.map(({ hash }) => ({ hash, verdict: 'sound' })),
    after: undefined,
  }))
  parentPort.postMessage({ id, answers })
})
parentPort.postMessage({ id: 0, answers: [] })
