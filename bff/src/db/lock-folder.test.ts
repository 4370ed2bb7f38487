import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockFolder } from './lock-folder.ts'

const aFolder = () => mkdtemp(join(tmpdir(), 'miaoguo-lock-'))

test('a folder in use is refused, naming the process', async () => {
  const folder = await aFolder()
  const unlock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`)
  await unlock()
  expect(await readdir(folder)).toEqual([])
})

test('a folder left by a crash is taken over', async () => {
  const folder = await aFolder()
  // Beyond the largest process id of Linux.
  await writeFile(
    join(folder, 'in-use-by.json'),
    JSON.stringify({ pid: 99_999_999, startedAt: '1' }),
  )
  await (
    await lockFolder(folder)
  )()
})

test('a process id that another process has now does not hold the folder', async () => {
  const folder = await aFolder()
  await writeFile(
    join(folder, 'in-use-by.json'),
    JSON.stringify({ pid: process.pid, startedAt: 'long ago' }),
  )
  await (
    await lockFolder(folder)
  )()
})

test('a lock file cut short by a crash is taken over', async () => {
  const folder = await aFolder()
  await writeFile(join(folder, 'in-use-by.json'), '{"pid":')
  await (
    await lockFolder(folder)
  )()
})
