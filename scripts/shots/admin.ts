/** Anna's office on a quiet afternoon, and with something to sort out. */
import {
  book,
  button,
  link,
  type Scene,
  type Stage,
  scrolled,
  scrolledTo,
  steps,
  tab,
  wishFor,
} from './shot.ts'

const EMAIL = 'anna@origin.example'

/** Over Seun's request and its end, which Sarah has confirmed meanwhile. */
const OVER_A_LESSON = {
  learner: 'Joanne Pickles',
  instructor: 'Sarah Whitfield',
  date: '2026-11-24',
  time: '16:30',
}

/** An event in the grid of a desktop, a row in the list of a phone. */
const openAmirasLesson = button(/Amira Khan/)

const openFirstQuestion = async ({ page }: Stage): Promise<void> => {
  const first = page.getByRole('list', { name: 'Questions' }).getByRole('link').first()
  await first.click()
  await page.getByRole('heading', { name: 'As the learner sees it' }).waitFor()
}

const A_FILE_WITH_A_FAULT = `$CATEGORY: Safety margins

// hc:126 topic:4
How long is the shortest safe gap in the dry? {
=Two seconds#Right. Say it aloud as the car in front passes something.
~One second#No. You could not react in time.
~Half a second#No. That is tailgating.
~Five seconds#No. It is safe, and longer than the shortest.
####In the dry leave at least two seconds (rule 126).
}

Which lights do you use in thick fog? {
=Dipped headlights
~Parking lights

On ice, how much longer may it take to stop? {=Ten times ~Twice ~The same ~Half}
`

const pastedWithAFault = async ({ page }: Stage): Promise<void> => {
  await page.getByLabel(/Or paste the questions/).fill(A_FILE_WITH_A_FAULT)
  await page.getByRole('button', { name: 'Check pasted questions' }).click()
  await page.getByRole('heading', { name: 'Cannot be read' }).waitFor()
}

export const office: Scene = {
  role: 'admin',
  email: EMAIL,
  shots: [
    { screen: 'overview', state: 'quiet', path: '/overview' },
    { screen: 'overview', state: 'scrolled', path: '/overview', only: 'phone', prepare: scrolled },
    { screen: 'diary', state: 'day', path: '/diary' },
    { screen: 'diary', state: 'week', path: '/diary?view=week' },
    {
      screen: 'booking',
      state: 'confirmed',
      path: '/diary',
      prepare: openAmirasLesson,
    },
    {
      screen: 'booking',
      state: 'cancel',
      path: '/diary',
      prepare: steps(openAmirasLesson, button('Cancel lesson…')),
    },
    {
      screen: 'book',
      state: 'overlap',
      path: '/diary',
      prepare: wishFor({ ...OVER_A_LESSON, time: '14:30' }),
    },
    { screen: 'learners', state: 'full', path: '/learners' },
    { screen: 'people', state: 'full', path: '/people' },
    {
      screen: 'people',
      state: 'learner',
      path: '/people',
      prepare: button(/^Amira Khan/),
    },
    { screen: 'sort-out', state: 'empty', path: '/sort-out' },
    { screen: 'refused', state: 'empty', path: '/refused' },
    { screen: 'questions', state: 'all', path: '/questions' },
    { screen: 'questions', state: 'review', path: '/questions?show=review' },
    { screen: 'questions', state: 'remarks', path: '/questions?show=remarks' },
    { screen: 'questions', state: 'export', path: '/questions', prepare: button('Export…') },
    {
      screen: 'question',
      state: 'ours',
      path: '/questions',
      prepare: openFirstQuestion,
    },
    {
      screen: 'question',
      state: 'edit',
      path: '/questions',
      prepare: steps(openFirstQuestion, button('Reword for this school')),
    },
    {
      screen: 'question',
      state: 'errors',
      path: '/questions/new',
      prepare: steps(async ({ page }) => {
        await page.getByLabel('Question', { exact: true }).fill('When do you dip your lights?')
      }, button('Save for review')),
    },
    { screen: 'import', state: 'empty', path: '/questions/import' },
    { screen: 'import', state: 'report', path: '/questions/import', prepare: pastedWithAFault },
    { screen: 'more', state: 'full', path: '/more' },
    { screen: 'invite', state: 'empty', path: '/more/invite' },
    { screen: 'access', state: 'all', path: '/more/access' },
    {
      screen: 'access',
      state: 'person',
      path: '/more/access',
      prepare: link(/Sarah Whitfield/),
    },
    { screen: 'your-data', state: 'full', path: '/more/your-data' },
    { screen: 'retention', state: 'quiet', path: '/more/retention' },
    { screen: 'security-log', state: 'full', path: '/more/security-log' },
  ],
}

export const bookedOver: Scene = {
  role: 'admin',
  email: EMAIL,
  shots: [
    {
      screen: 'diary',
      state: 'clash',
      path: '/diary',
      only: 'desktop',
      prepare: book(OVER_A_LESSON),
    },
  ],
}

export const twoAtOnce: Scene = {
  role: 'admin',
  email: EMAIL,
  shots: [
    { screen: 'overview', state: 'clash', path: '/overview' },
    { screen: 'sort-out', state: 'list', path: '/sort-out' },
    {
      screen: 'sort-out',
      state: 'case',
      path: '/sort-out',
      prepare: async ({ page, size }) => {
        if (size === 'phone')
          await page
            .getByRole('link', { name: /Double booking/ })
            .first()
            .click()
        await page.getByRole('article').waitFor()
      },
    },
  ],
}

export const decided: Scene = {
  role: 'admin',
  email: EMAIL,
  shots: [
    {
      screen: 'sort-out',
      state: 'decided',
      path: '/sort-out?show=decided',
      only: 'desktop',
      prepare: async ({ page, snap }) => {
        await page.goto(new URL('/sort-out', page.url()).href)
        await page
          .getByRole('article')
          .getByRole('button', { name: /Recommended/ })
          .click()
        await page.getByRole('heading', { name: 'Nothing to sort out' }).waitFor()
        await snap('sort-out', 'answered')
        await page.goto(new URL('/sort-out?show=decided', page.url()).href)
      },
    },
    {
      screen: 'learner-file',
      state: 'theory',
      path: '/learners',
      prepare: steps(
        async ({ page }) =>
          page
            .getByRole('main')
            .getByRole('link', { name: /^Amira Khan/ })
            .first()
            .click(),
        tab('Theory'),
      ),
    },
    {
      screen: 'learner-file',
      state: 'data',
      path: '/learners',
      prepare: steps(link(/^Amira Khan/), tab('Data')),
    },
    {
      screen: 'learner-file',
      state: 'restriction',
      path: '/learners',
      prepare: steps(link(/^Amira Khan/), tab('Data'), scrolledTo('Restriction')),
      only: 'phone',
    },
    {
      screen: 'learner-file',
      state: 'restricted-data',
      path: '/learners',
      only: 'phone',
      prepare: async (stage) => {
        const { page, snap } = stage
        await steps(link(/^Tomasz Nowak/), tab('Data'), button(/^Restrict /))(stage)
        await page.getByLabel('Why').fill('Tomasz says the theory results are not his')
        await snap('learner-file', 'restrict')
        await page.getByRole('button', { name: 'Restrict', exact: true }).click()
        await page.getByText(/^Restricted by Anna Marsh/).waitFor()
      },
    },
    {
      screen: 'learner-file',
      state: 'restricted',
      path: '/learners',
      prepare: link(/^Tomasz Nowak/),
    },
    {
      screen: 'people',
      state: 'restricted',
      path: '/people',
      prepare: async ({ page }) => page.getByRole('searchbox').first().fill('Tomasz'),
    },
  ],
}
