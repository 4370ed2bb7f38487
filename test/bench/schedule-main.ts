import { benchSchedule } from './schedule.ts'

const asked = Number(process.argv[2])
const lines = benchSchedule(Number.isInteger(asked) && asked > 0 ? asked : undefined)
for (const line of lines) console.log(JSON.stringify(line))
