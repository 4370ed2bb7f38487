import { fireEvent, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import * as a from '../../../../test/console-builders'
import { fakeServer, ok, refusal } from '../../../../test/fake-server'
import { moves } from '../../../../test/phone'
import { renderPage } from '../../../../test/render-page'
import { useConsole } from '../../../features/console/console-store'
import DeskPage from './index'

const { path, atConsole } = a
const one = { view: 'disputes', dispute: 'dsp_000001' }
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } })
const busy = (it: HTMLElement): boolean => it.hasAttribute('disabled')

beforeEach(() => useConsole.setState({ state: { phase: 'loading' }, mode: 'test' }))

test('evidence is written, asked about once more, sent once, and then shown', async () => {
  atConsole('support')
  const said = { explanation: '已寄出', trackingNumber: 'SF1' }
  const given = a.aDispute({
    status: 'evidence_submitted',
    daysLeft: null,
    evidence: said,
    response: { kind: 'evidence', status: 'received', askedAt: '2026-11-24T02:00:00.000Z' },
  })
  const server = fakeServer({
    [path.dispute]: [ok(a.aDispute()), ok(given)],
    [path.evidence]: ok(given),
  })
  const page = await renderPage(DeskPage, one)
  await waitFor(() => page.one('#explanation'))
  expect(page.text()).toContain('还有 6 天')
  expect(busy(page.one('#submit-evidence'))).toBe(true)
  type(page.one('#explanation'), ' 已寄出 ')
  type(page.one('#tracking'), 'SF1')
  fireEvent.click(page.one('#submit-evidence'))
  expect(page.text()).toContain('证据只能提交一次')
  expect(server.to(path.evidence)).toEqual([])
  fireEvent.click(page.one('#submit-evidence'))
  fireEvent.click(page.one('#submit-evidence'))
  await waitFor(() => expect(page.text()).toContain('已提交的证据'))
  expect(server.to(path.evidence).map((it) => JSON.parse(it.body ?? '{}'))).toEqual([said])
  expect(page.has('#explanation')).toBe(false)
  // It may still be given up.
  expect(page.has('#accept-dispute')).toBe(true)
})

test('accepting names the amount before it is done, and a refusal is said in words', async () => {
  atConsole('owner')
  const server = fakeServer({
    [path.dispute]: ok(a.aDispute()),
    [path.accept]: refusal('dispute_deadline_passed'),
  })
  const page = await renderPage(DeskPage, one)
  await waitFor(() => page.one('#accept-dispute'))
  fireEvent.click(page.one('#accept-dispute'))
  expect(page.text()).toContain('确认退回 ¥300.00？不能撤销。')
  expect(server.to(path.accept)).toEqual([])
  fireEvent.click(page.one('#accept-dispute'))
  await waitFor(() => expect(server.to(path.accept)).toHaveLength(1))
  await waitFor(() => expect(page.text()).toContain('答复期限已过'))
})

test('finance reads, and has nothing to press; an answer on its way has nothing either', async () => {
  atConsole('finance')
  fakeServer({ [path.dispute]: ok(a.aDispute()) })
  const page = await renderPage(DeskPage, one)
  await waitFor(() => expect(page.text()).toContain('未收到货'))
  expect([page.has('#accept-dispute'), page.has('#explanation')]).toEqual([false, false])
  fireEvent.click(page.one('#dispute-order'))
  await waitFor(() =>
    expect(moves).toEqual(['navigateTo /console/pages/desk/index?view=disputes&order=chk_000001']),
  )
  await page.unload()
  atConsole('support')
  const response = {
    kind: 'acceptance',
    status: 'pending',
    askedAt: '2026-11-24T02:00:00.000Z',
  } as const
  fakeServer({ [path.dispute]: ok(a.aDispute({ response, daysLeft: null })) })
  const waiting = await renderPage(DeskPage, one)
  await waitFor(() => expect(waiting.text()).toContain('答复正在送达机构'))
  expect([waiting.has('#accept-dispute'), waiting.has('#explanation')]).toEqual([false, false])
})

test('a document is its address and its fingerprint; the file itself is not sent', async () => {
  atConsole('support')
  const server = fakeServer({
    [path.dispute]: ok(a.aDispute()),
    [path.evidence]: ok(a.aDispute()),
  })
  const page = await renderPage(DeskPage, one)
  await waitFor(() => page.one('#explanation'))
  type(page.one('#explanation'), '见签收单')
  type(page.one('#document-url'), 'https://shop.example/proof.txt')
  const file = new File(['abc'], 'proof.txt')
  fireEvent.change(page.one('#document-file'), { target: { files: [file] } })
  await waitFor(() => expect(busy(page.one('#add-document'))).toBe(false))
  fireEvent.click(page.one('#add-document'))
  await waitFor(() => expect(page.one('.document').textContent).toContain('proof.txt'))
  fireEvent.click(page.one('#submit-evidence'))
  fireEvent.click(page.one('#submit-evidence'))
  await waitFor(() => expect(server.to(path.evidence)).toHaveLength(1))
  const { documents } = JSON.parse(server.to(path.evidence)[0]?.body ?? '{}') as {
    documents: object[]
  }
  // FIPS 180-4, appendix B.1: SHA-256 of "abc".
  const digest = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(documents).toEqual([
    {
      kind: 'delivery_proof',
      name: 'proof.txt',
      url: 'https://shop.example/proof.txt',
      digest,
      bytes: 3,
    },
  ])
})
