/** What the theory screens need from the engine and the device, put together once for each engine. */
import type { Engine } from '#client/engine/api.ts'
import { browserPorts } from '#client/engine/ports-browser.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import {
  type Attempt,
  type HazardScene,
  loadBundledBank,
  loadHazardScenes,
  loadScenarios,
  loadSilentScenes,
  type PracticeRound,
  type Question,
  shownScenarioIds,
} from '#shared/domains/theory/index.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { readOnce } from './loaded.ts'
import { createMockStore, type MockStore } from './mock-store.ts'
import { createPracticeStore, type PracticeStore } from './practice-store.ts'
import type { BankSource } from './question-bank.ts'
import { createSharing, type TheorySharing } from './sharing.ts'

export type TheoryServices = {
  readonly engine: Engine
  readonly ports: Ports
  readonly store: MockStore
  readonly practice: PracticeStore
  readonly sharing: TheorySharing
  readonly bank: BankSource
  /** A chunk of its own, in the precache. */
  readonly hazardScenes: () => Promise<readonly HazardScene[]>
}

const scenarioIds = async (): Promise<ReadonlySet<string>> => {
  const scenarios = await loadScenarios()
  return shownScenarioIds(scenarios, await loadSilentScenes())
}

/** Read and checked once: the theory page, practice and results all look questions up in it. */
const bundledBank = readOnce(loadBundledBank)

const made = new WeakMap<Engine, TheoryServices>()

/** The first call for an engine also hands in what was answered when the app died. */
export const theoryServices = (engine: Engine): TheoryServices => {
  const known = made.get(engine)
  if (known) return known
  const sharing = createSharing(engine)
  const store = createMockStore(engine.drafts, sharing.carrying(engine.set<Attempt>('attempts')))
  const practice = createPracticeStore(
    engine.drafts,
    sharing.carrying(engine.set<PracticeRound>('practice')),
  )
  const services = {
    engine,
    ports: browserPorts,
    store,
    practice,
    sharing,
    bank: { published: engine.set<Question>('questions'), bundled: bundledBank, scenarioIds },
    hazardScenes: loadHazardScenes,
  }
  made.set(engine, services)
  sharing.keep(['attempts', 'practice'])
  void store.handInLeftovers()
  void practice.handInLeftovers()
  return services
}

export const useTheory = (): TheoryServices => theoryServices(useEngine())
