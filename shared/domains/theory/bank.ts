/**
 * The bank that ships with the app: original questions, one file per topic, and one with the three
 * that hang on each silent scene (TH19). Loaded only when asked for, so that no screen waits for
 * questions it does not show.
 */
import type { Question } from './schema.ts'

/** What a file holds as far as this reads it. A test holds every one to `BankFileSchema` whole. */
type BundledFile = { readonly questions: readonly unknown[] }

/**
 * All bundled questions, in topic order, then those that hang on a scene. They are not checked here:
 * the tests have read every file against its schema, and on a slow phone a second look at 761
 * questions is a fifth of the way to the first of them.
 */
export const loadBundledBank = async (): Promise<Question[]> => {
  const onScenes = import('./bank/scenario-questions.json', { with: { type: 'json' } })
  const files = await Promise.all([
    import('./bank/01-alertness.json', { with: { type: 'json' } }),
    import('./bank/02-attitude.json', { with: { type: 'json' } }),
    import('./bank/03-safety-and-your-vehicle.json', { with: { type: 'json' } }),
    import('./bank/04-safety-margins.json', { with: { type: 'json' } }),
    import('./bank/05-hazard-awareness.json', { with: { type: 'json' } }),
    import('./bank/06-vulnerable-road-users.json', { with: { type: 'json' } }),
    import('./bank/07-other-vehicles.json', { with: { type: 'json' } }),
    import('./bank/08-road-conditions.json', { with: { type: 'json' } }),
    import('./bank/09-motorway.json', { with: { type: 'json' } }),
    import('./bank/10-rules-of-the-road.json', { with: { type: 'json' } }),
    import('./bank/11-signs.json', { with: { type: 'json' } }),
    import('./bank/12-documents.json', { with: { type: 'json' } }),
    import('./bank/13-incidents.json', { with: { type: 'json' } }),
    import('./bank/14-loading.json', { with: { type: 'json' } }),
  ])
  const byTopic = files.flatMap((file: { readonly default: BundledFile }) => file.default.questions)
  return [...byTopic, ...(await onScenes).default] as Question[]
}
