/**
 * Everything the relay answers, as one app that listens to nothing: which addresses there are, and
 * what stands around all of them. Who may do what is decided behind the routes, never here.
 */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Ports } from '#shared/kernel/ports.ts'
import { type Auth, createAuthRoutes } from './auth/index.ts'
import { DEFAULT_RELAY_KEEPS, type RelayConfig } from './config.ts'
import type { Eraser } from './erase/eraser.ts'
import { eraseRoutes } from './erase/routes.ts'
import { createExporter } from './export/exporter.ts'
import { exportRoutes } from './export/routes.ts'
import { appOnly } from './http/app-only.ts'
import { auditRoutes } from './http/audit-routes.ts'
import { doorShare, PAID_AT_THE_DOOR } from './http/door-share.ts'
import { lastWordsRoute } from './http/last-words-route.ts'
import { answerProblem, refuse } from './http/problems.ts'
import { logRequests, type RequestVariables } from './http/request-log.ts'
import { schoolRoutes } from './http/school-routes.ts'
import { withSecurityHeaders } from './http/security-headers.ts'
import { createPayer } from './http/share.ts'
import type { OpenSockets } from './http/socket/open-sockets.ts'
import { syncSocket } from './http/socket/route.ts'
import { serveApp } from './http/static-app.ts'
import { describeFault, type Log } from './logging.ts'
import { warnOfProxy } from './relay/behind-proxy.ts'
import { dataDirAt } from './relay/data-dir.ts'
import type { OpenSchools } from './relay/open-schools.ts'
import { retentionRoutes } from './retention/routes.ts'
import type { Health } from './school/health.ts'
import { nextTurn } from './school/ports-turn.ts'
import type { ControlDb } from './storage/control/control-db.ts'
import { troubleOf } from './storage/trouble.ts'

export type AppDeps = {
  readonly config: RelayConfig
  readonly ports: Ports
  readonly log: Log
  readonly auth: Auth
  readonly control: ControlDb
  /** Of the file of the accounts. */
  readonly accountsHealth: Health
  readonly schools: OpenSchools
  readonly sockets: OpenSockets
  readonly eraser: Eraser
}

/** What no screen of the app is called. */
const RELAY_PATH = /^\/(?:api|sync|healthz|readyz)(?:\/|$)/

export const createApp = (deps: AppDeps): Hono => {
  const { config, ports, log, auth, control, schools, sockets } = deps
  const app = new Hono<{ Variables: RequestVariables }>()
  app.use(withSecurityHeaders(config))
  app.use(logRequests(log, ports.clock, ports.ids))
  app.use('/api/*', appOnly)
  for (const door of ['/api/sign-in', '/sync']) app.use(door, warnOfProxy(auth.isTrustedProxy, log))

  // Alive: the process answers. Ready: it can also reach what people have written.
  app.get('/healthz', (c) => c.json({ ok: true }, 200, { 'Cache-Control': 'no-store' }))
  app.get('/readyz', (c) => {
    c.header('Cache-Control', 'no-store')
    const trouble =
      deps.accountsHealth.trouble() ??
      control.schools
        .all()
        .map(({ id }) => schools.of(id).trouble())
        .find((one) => one !== undefined)
    return trouble === undefined ? c.json({ ok: true }) : answerProblem(c, refuse(trouble))
  })

  /** For the sign-in page. With several schools on one relay none is named before sign-in. */
  app.get('/api/school', (c) => {
    const all = control.schools.all()
    const name = all.length === 1 ? all[0]?.name : null
    return c.json({ name, canMail: auth.canMail, passkeys: auth.hasPasskeys }, 200, {
      'Cache-Control': 'no-store',
    })
  })
  const payer = createPayer(sockets.shares, ports.clock)
  for (const path of PAID_AT_THE_DOOR) app.use(path, doorShare(auth, payer))
  app.route('/', createAuthRoutes(auth))
  app.route('/', schoolRoutes(auth, schools, payer))
  app.route('/', lastWordsRoute(auth, schools, payer))
  app.route('/', auditRoutes({ auth, control, schools }))
  app.route(
    '/',
    exportRoutes({
      auth,
      control,
      clock: ports.clock,
      schools,
      exporter: createExporter(ports.clock, nextTurn, ports.timers),
      schoolFile: dataDirAt(config.dataDir).schoolFile,
    }),
  )
  app.route('/', eraseRoutes({ auth, control, schools, eraser: deps.eraser }))
  const { keeps: relayKeeps = DEFAULT_RELAY_KEEPS } = config
  app.route('/', retentionRoutes({ auth, clock: ports.clock, schools, relayKeeps }))
  app.get('/sync', syncSocket({ auth, ports, log, schools, sockets, served: config.served }))

  const serve = serveApp(config.appDir, config.isKillSwitchOn)
  app.notFound((c) =>
    RELAY_PATH.test(c.req.path) ? answerProblem(c, refuse('not-found')) : serve(c),
  )
  app.onError((fault, c) => {
    if (fault instanceof HTTPException && fault.status < 500)
      return answerProblem(c, refuse('invalid-input'))
    const request = c.get('requestId')
    const trouble = troubleOf(fault)
    if (trouble !== undefined) {
      log.error(`the disk: ${trouble}`, { request })
      return answerProblem(c, refuse(trouble))
    }
    log.error('request failed', { request, fault: describeFault(fault) })
    return answerProblem(c, refuse('fault'))
  })
  return app as unknown as Hono
}
