/** Somebody uses this device: start the engine, paint from what is here, keep what is remembered true. */
import { Navigate, Route, Router, useNavigate } from '@solidjs/router'
import { createSignal, For, type JSX, lazy, Match, onMount, Switch } from 'solid-js'
import {
  type AccountApi,
  nameOf,
  SessionContext,
  StepUpPlace,
} from '#client/domains/people/index.ts'
import type { Identity } from '#client/engine/api.ts'
import { type StartedEngine, startEngine } from '#client/engine/start-engine.ts'
import { EngineContext } from '#client/engine/use-engine.ts'
import { routes } from '#client/registry.ts'
import { keepsInWindowOnly } from '#client/ui/where-kept.ts'
import { AppContext, type AppParts } from './app-context.ts'
import { holdWindow } from './hold-window.ts'
import type { Install } from './install.ts'
import { keepRememberedTrue } from './keep-remembered.ts'
import { createBrowserScreenLock } from './lock/browser-screen-lock.ts'
import { createLock } from './lock/create-lock.ts'
import { routeAt, routesOf, START_OF } from './navigation.ts'
import { NotFound } from './not-found.tsx'
import type { Remembered } from './remembered.ts'
import { createSession } from './session-of.ts'
import { Shell } from './shell.tsx'

// Rarely seen, and they bring a dialog with them: not part of the first paint.
const BrokenStart = lazy(async () => ({
  default: (await import('./door/broken-start.tsx')).BrokenStart,
}))
const OfflineStart = lazy(async () => ({
  default: (await import('./door/offline-start.tsx')).OfflineStart,
}))

const EndedDevice = lazy(() => import('./door/ended-device.tsx'))
const LockScreen = lazy(() => import('./lock/lock-screen.tsx'))

export interface SignedInProps {
  me: Identity
  api: AccountApi
  remembered: Remembered
  install: Install
  deviceName: string
  app: string
  onSignedIn: AppParts['onSignedInAgain']
}

export function SignedIn(props: SignedInProps): JSX.Element {
  const [engine, setEngine] = createSignal<StartedEngine>()
  const [problem, setProblem] = createSignal<unknown>()
  // The screen is fetched while the rows are read, not after them.
  const hat = props.remembered.hat(props.me)
  void routeAt(routes, hat, location.pathname)?.component.preload?.()
  onMount(async () => {
    try {
      const loadRegistry = () => import('#shared/registry.ts')
      const keepsCopy = !props.remembered.isOffice()
      setEngine(await startEngine(props.me, { app: props.app, loadRegistry, keepsCopy }))
    } catch (error) {
      setProblem(error)
    }
  })
  return (
    <Switch>
      <Match when={problem()}>
        <BrokenStart
          onFresh={() => {
            props.remembered.eraseNextStart(props.me.personId)
            location.assign('/')
          }}
        />
      </Match>
      <Match when={engine()}>{(started) => <Running {...props} engine={started()} />}</Match>
    </Switch>
  )
}

function Running(props: SignedInProps & { engine: StartedEngine }): JSX.Element {
  const { engine, remembered, api, install } = props
  const isOffice = remembered.isOffice()
  const screenLock = isOffice ? undefined : createBrowserScreenLock(() => lock.changed())
  const lock = createLock({
    engine,
    remembered,
    isOffice,
    hasScreenLock: () => screenLock?.isSet() === true,
  })
  const { tools, areChangesOpen, setChangesOpen } = createSession({
    engine,
    api,
    remembered,
    install,
    deviceName: props.deviceName,
    screenLock,
    lock,
  })
  const [isAtDoor, setAtDoor] = createSignal(remembered.sessionEnded.isSet() && !navigator.onLine)
  const { isDeviceEnded, farewell } = keepRememberedTrue({
    me: props.me,
    engine,
    remembered,
    api,
    isOffice,
  })

  if (isOffice) {
    keepsInWindowOnly()
    holdWindow(() => tools.unsent().length > 0)
  }

  const signedInAgain: AppParts['onSignedInAgain'] = (session, name, kind) => {
    const { personId, deviceId, actorPrefix } = engine.me
    const isSame =
      session.personId === personId &&
      session.deviceId === deviceId &&
      session.actorPrefix === actorPrefix
    if (!isSame)
      return props.onSignedIn(
        session,
        session.personId === personId ? nameOf(engine, personId) : name,
        kind,
      )
    remembered.sessionEnded.clear()
    remembered.cameBack(engine.me)
    lock.signedIn()
    setChangesOpen(false)
    engine.sync.tryNow()
  }

  const Root = (root: { children?: JSX.Element }) => {
    const navigate = useNavigate()
    return (
      <Shell
        isSheetOpen={areChangesOpen()}
        onSheet={setChangesOpen}
        onDecide={(hasCases) => navigate(hasCases ? '/sort-out' : '/refused')}
      >
        {root.children}
      </Shell>
    )
  }
  return (
    <EngineContext.Provider value={engine}>
      <SessionContext.Provider value={tools}>
        <AppContext.Provider
          value={{
            engine,
            install,
            remembered,
            isDeviceEnded,
            deviceName: props.deviceName,
            onSignedInAgain: signedInAgain,
            isOffice,
          }}
        >
          <Switch
            fallback={
              <Router root={Root}>
                <Route path="/" component={() => <Navigate href={START_OF[tools.hat()]} />} />
                <For each={routesOf(routes, tools.hat())}>
                  {(route) => <Route path={route.path} component={route.component} />}
                </For>
                <Route path="*" component={NotFound} />
              </Router>
            }
          >
            <Match when={isDeviceEnded()}>
              <EndedDevice onErase={() => farewell('ended')} />
            </Match>
            <Match when={lock.reason()}>{(why) => <LockScreen lock={lock} why={why()} />}</Match>
            <Match when={isAtDoor()}>
              <OfflineStart onOpen={() => setAtDoor(false)} />
            </Match>
          </Switch>
          <StepUpPlace />
        </AppContext.Provider>
      </SessionContext.Provider>
    </EngineContext.Provider>
  )
}
