import type { Funnel, FunnelDay, FunnelStages } from '@miaoguo/shared/merchant/console'
import { viewFunnel } from '../../api/console'
import { useTexts } from '../../copy/text'
import { Card } from '../../ui/fact'
import { Notice } from '../../ui/notice'
import { useConsole } from './console-store'
import { Loaded } from './parts'
import { useRemote } from './remote'
import { useConsoleWords } from './words'

const stages = ['shown', 'opened', 'offers', 'consented', 'approved', 'captured'] as const

/** How far shoppers came: each stage as a number with its bar, each day as a pair of bars with its numbers. */
export function FunnelView() {
  const mode = useConsole((it) => it.mode)
  const words = useConsoleWords().funnel
  const texts = useTexts()
  const { it, again } = useRemote(mode, () => viewFunnel(mode))
  return (
    <Loaded it={it} onRetry={again}>
      {(funnel) => (
        <>
          <p className="lead">
            {words.period(texts.date(funnel.fromOn), texts.date(funnel.toOn), funnel.timeZone)}
          </p>
          {stages.every((stage) => funnel.total[stage] === 0) ? (
            <Notice id="nothing" title={words.empty} text={words.emptyText} />
          ) : (
            <div className="console-columns">
              <Stages total={funnel.total} />
              <Days days={funnel.days} />
              <Failures funnel={funnel} />
            </div>
          )}
        </>
      )}
    </Loaded>
  )
}

/** Orders against orders: what was shown is another measure, and has no bar beside them. */
function Stages({ total }: { total: FunnelStages }) {
  const words = useConsoleWords()
  return (
    <Card title={words.funnel.title}>
      <table className="stages">
        <thead>
          <tr>
            <th scope="col">{words.funnel.stage}</th>
            <th scope="col">{words.funnel.count}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage} className="stage">
              <th scope="row">{words.stages[stage]}</th>
              <td>
                {stage !== 'shown' && (
                  <svg
                    className="stage-bar"
                    viewBox="0 0 100 10"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                  >
                    <rect
                      width={(100 * total[stage]) / Math.max(1, total.opened)}
                      height="10"
                      rx="1"
                    />
                  </svg>
                )}
                <span className="stage-count">{total[stage]}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">{words.funnel.note}</p>
    </Card>
  )
}

function Days({ days }: { days: readonly FunnelDay[] }) {
  const words = useConsoleWords()
  const texts = useTexts()
  const { funnel, stages: names } = words
  const highest = Math.max(1, ...days.map((it) => it.opened))
  const sum = (of: 'opened' | 'captured'): number => days.reduce((all, it) => all + it[of], 0)
  const width = 100 / days.length
  const bar = (it: FunnelDay, i: number, of: 'opened' | 'captured') => (
    <rect
      key={`${it.countedOn} ${of}`}
      className={`day-${of}`}
      x={i * width + (of === 'opened' ? 0.1 : 0.5) * width}
      width={width * 0.38}
      y={40 - (38 * it[of]) / highest}
      height={(38 * it[of]) / highest}
    />
  )
  return (
    <Card title={funnel.bars}>
      <svg
        className="days"
        viewBox="0 0 100 40"
        preserveAspectRatio="none"
        role="img"
        aria-label={funnel.barsLabel(sum('opened'), sum('captured'), days.length)}
      >
        {days.flatMap((it, i) => [bar(it, i, 'opened'), bar(it, i, 'captured')])}
        <line x1="0" x2="100" y1="40" y2="40" className="days-ground" />
      </svg>
      <p className="days-key">
        <span className="key key-opened">{names.opened}</span>
        <span className="key key-captured">{names.captured}</span>
      </p>
      <details className="days-table">
        <summary>{funnel.table}</summary>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{funnel.day}</th>
              <th scope="col">{names.shown}</th>
              <th scope="col">{names.opened}</th>
              <th scope="col">{names.captured}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((it) => (
              <tr key={it.countedOn}>
                <th scope="row">{texts.date(it.countedOn)}</th>
                <td>{it.shown}</td>
                <td>{it.opened}</td>
                <td>{it.captured}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  )
}

function Failures({ funnel }: { funnel: Funnel }) {
  const words = useConsoleWords()
  return (
    <Card title={words.funnel.failures}>
      {funnel.failures.length === 0 && <p className="small">{words.funnel.noFailures}</p>}
      {funnel.failures.map((it) => (
        <div key={it.code} className="fact">
          <span className="fact-name">{words.failureCodes[it.code]}</span>
          <span className="fact-value">{it.count}</span>
        </div>
      ))}
    </Card>
  )
}
