import { useState } from 'react'
import { Button } from '../../components/button'
import { Status } from '../../components/status'
import { Card } from '../../components/surface'
import { dayOf, formatNumber } from '../../format'
import { ActForm } from '../../forms/act-form'
import { appraisal as words } from '../../text/appraisal'
import type { Appraisal, OnDone } from './appraisal'

type Question = Appraisal['questions'][number]

/** What the team has asked about the estimate and what the host has answered, with forms for both. */
export function Questions({ data, onDone }: { readonly data: Appraisal; readonly onDone: OnDone }) {
  const { questions, actions } = data
  const [asking, setAsking] = useState(false)
  const ask = actions.find(({ act, allowed }) => act === 'askAppraisalQuestion' && allowed)
  return (
    <Card
      title={words.questions}
      aside={ask && !asking && <Button onClick={() => setAsking(true)}>{words.ask}</Button>}
    >
      {questions.length === 0 && <p className="muted">{words.noQuestions}</p>}
      <ol className="hist">
        {questions.map((question) => (
          <OneQuestion key={question.number} {...{ data, question, onDone }} />
        ))}
      </ol>
      {ask && asking && (
        <ActForm
          act={ask.act}
          address={ask}
          form={`${ask.act} ${ask.stream}`}
          initial={{ questions: [{}] }}
          onDone={(receipt) => onDone(words.recorded(ask.title), receipt)}
        />
      )}
    </Card>
  )
}

function OneQuestion({
  data,
  question,
  onDone,
}: {
  readonly data: Appraisal
  readonly question: Question
  readonly onDone: OnDone
}) {
  const { number, askedAt, items, answer, answeredAt } = question
  const action = data.actions.find(({ act, allowed }) => act === 'answerAppraisalQuestion' && allowed)
  return (
    <li>
      <div>
        <b>{words.question(formatNumber(number))}</b>
        <span className="small muted block">{dayOf(askedAt)}</span>
      </div>
      <div>
        <ul className="plain-list">
          {items.map(({ line, question: asked }) => (
            <li key={`${line.code} ${asked}`}>
              <b className="capital">{line.title}</b>: {asked}
            </li>
          ))}
        </ul>
        {answer !== null ? (
          <p className="after">
            <Status tone="done">{words.answered(answeredAt ? dayOf(answeredAt) : '')}</Status> {answer}
          </p>
        ) : action ? (
          <ActForm
            act={action.act}
            address={{ method: action.method, href: action.href.replace('{number}', String(number)) }}
            form={`${action.act} ${action.stream} ${number}`}
            onDone={(receipt) => onDone(words.recorded(words.answerTo(formatNumber(number))), receipt)}
          />
        ) : (
          <p className="after">
            <Status tone="waiting">{words.unanswered}</Status>
          </p>
        )}
      </div>
    </li>
  )
}
