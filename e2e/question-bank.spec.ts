/** A school brings questions of its own, and a learner says that one seems wrong. */
import type { Page } from '@playwright/test'
import { badge } from './support/badge.ts'
import { noBarriers } from './support/barriers.ts'
import { answerFromTo, endMock, openReview, startMock } from './support/mock-test.ts'
import { storageDump } from './support/storage-dump.ts'
import { expect, test } from './support/story.ts'

const OWN_STEM = 'What does the school say you look at first before you move off?'

const FILE = `// hc:159 topic:1 cat:B diff:1
${OWN_STEM} {
=All round, and over your shoulder#Right. Mirrors do not show everything.
~Your phone#No. It stays out of your hand.
~The radio#No. It can wait.
~Only the mirror inside#No. It leaves blind spots.
####Look all round, and over your shoulder, before you move off (rule 159).
}

Which lights do you use in fog? {
=Dipped headlights
~Parking lights

$CATEGORY: Office
`

const importsFile = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Import…' }).click()
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'school.gift', mimeType: 'text/plain', buffer: Buffer.from(FILE) })
  const broken = page.getByRole('region', { name: 'Cannot be read' })
  await expect(broken.getByRole('listitem')).toHaveText([/^Line 10.*A brace/])
  await expect(page.getByText('1 question can be imported')).toBeVisible()
}

/** The first question of the mock that was just taken, unfolded. */
const opensFirst = async (page: Page) => {
  const questions = page.getByRole('region', { name: 'Questions and explanations' })
  await questions.getByRole('radio', { name: /^All \d+$/ }).check()
  const first = questions.getByRole('listitem').first()
  await first.locator('summary').click()
  return first
}

test('[TH53] [TH54] [TH56] questions come in from a file, and one that seems wrong goes', async ({
  deviceOf,
}) => {
  const [office, phone] = await Promise.all([deviceOf('anna', 'desktop'), deviceOf('amira')])
  const { page } = office
  await test.step('the office imports a file with one broken line, and answers for it', async () => {
    await page.getByRole('link', { name: 'More' }).first().click()
    await page.getByRole('link', { name: /^Question bank/ }).click()
    await importsFile(page)
    await noBarriers(page)
    await page.getByRole('button', { name: 'Import 1 question' }).click()
    await expect(page.getByRole('alert')).toContainText('Say that the school may use')
    await page.getByLabel('Yes, this school may use them').check()
    await page.getByLabel('At once').check()
    await page.getByRole('button', { name: 'Import 1 question' }).click()
    await expect(page.getByText('1 question imported')).toBeVisible()
    await page.getByRole('link', { name: 'Go to the question bank' }).click()
    await page.getByLabel(/Search the questions/).fill('the school say')
    await page.getByRole('link', { name: new RegExp(OWN_STEM.slice(0, 20)) }).click()
    await expect(page.getByText('Imported from school.gift.')).toBeVisible()
    await expect(page.getByText('Live', { exact: true })).toBeVisible()
    await expect(badge(page)).toHaveText('All changes saved')
  })

  await test.step('a learner’s phone gets it', async () => {
    await expect.poll(() => storageDump(phone.page), { timeout: 20_000 }).toContain(OWN_STEM)
  })

  const learner = phone.page
  await test.step('after a mock test without signal she says that a question seems wrong', async () => {
    await learner.goto(`${phone.origin}/theory`)
    await phone.losesSignal()
    await startMock(learner)
    await answerFromTo(learner, 1, 2)
    await openReview(learner)
    await endMock(learner)
    const first = await opensFirst(learner)
    await first.getByRole('button', { name: 'This seems wrong' }).click()
    const dialog = learner.getByRole('dialog', { name: 'What seems wrong?' })
    await dialog.getByLabel('Your remark').fill('The rule says something else.')
    await dialog.getByRole('button', { name: 'Send' }).click()
    await expect(first.getByText('Your school has not answered yet.')).toBeVisible()
    await phone.hasSignal()
  })

  await test.step('the office reads it, retires the question and says so', async () => {
    await page.goto(`${office.origin}/questions?show=remarks`)
    await page.getByRole('button', { name: /^Answer Amira/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Answer this remark' })
    await dialog.getByLabel(/Retire it/).check()
    await dialog.getByLabel('Answer to the learner').fill('You are right, thank you.')
    await dialog.getByRole('button', { name: 'Send the answer' }).click()
    await expect(page.getByText('No remarks to answer')).toBeVisible()
  })

  await test.step('the learner sees the answer and the note; the score stays', async () => {
    await expect(learner.getByText('Your school answered: You are right, thank you.')).toBeVisible()
    await learner.reload()
    const first = await opensFirst(learner)
    await expect(first.getByText(/This question has been withdrawn since/)).toBeVisible()
    await expect(first.getByText('The question has been withdrawn.')).toBeVisible()
  })
})
