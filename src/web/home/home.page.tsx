import { type ComponentChildren } from 'preact';
import { type Role } from '../../access/context.js';
import { type InboxNotice } from '../../access/inbox/inbox.repository.js';
import { type FigureDto } from '../../achievement/figures/figures-answer.dto.js';
import { daysBetween, type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { LinkButton, ButtonRow } from '../components/button.js';
import { instantLabel } from '../components/instant-label.js';
import { Figure } from '../components/figure.js';
import { Notice } from '../components/notice.js';
import { Section } from '../components/section.js';
import { figureProps } from '../figures/figure-props.js';
import { nothingToDo, type ShownTasks, type Task } from './tasks.js';

export interface HomeView {
  role: Role;
  /**
   * What happened and was not read yet, newest first. What is read rather than when somebody last came tells what is new:
   * a session opened for a moment loses nothing.
   */
  news: InboxNotice[];
  today: IsoDate;
  tasks: ShownTasks;
  /** When reports are due next; null before the first month is opened. */
  next: { month: Month; dueOn: IsoDate } | null;
  /** Whether a month was ever closed. */
  begun: boolean;
  /** The main figure of the newest closed month and the one before; null for whoever has tasks instead. */
  newest: { month: Month; before: Month | null; figure: FigureDto | null } | null;
}

/** ホーム: what is to be done, and what happened. `setUp` stands above both until a municipality is set up. */
export function homePage(view: HomeView, setUp: ComponentChildren = null) {
  return (
    <>
      {setUp}
      {view.role === 'viewer' ? <Newest {...view} /> : <Tasks {...view} />}
      <News {...view} />
    </>
  );
}

function Tasks({ tasks: { first, others }, today, next }: HomeView) {
  return (
    <Section id="tasks" title="やること">
      {first.length === 0 ? (
        <Notice kind="success" title={nothingToDo(next, dayLabel)} />
      ) : (
        <TaskList tasks={first} today={today} />
      )}
      {others.length === 0 ? null : (
        <details>
          <summary>{`ほか${others.length}件`}</summary>
          <TaskList tasks={others} today={today} />
        </details>
      )}
    </Section>
  );
}

function TaskList({ tasks, today }: { tasks: readonly Task[]; today: IsoDate }) {
  return (
    <ul class="tasks">
      {tasks.map(({ title, amount, detail, dueOn, href }) => (
        <li class="task">
          <a class="task__title" href={href}>
            {title}
          </a>
          <span class="task__amount">{amount}</span>
          <span class="task__due">{dueOn === null ? null : <DueDay dueOn={dueOn} today={today} />}</span>
          {detail === null ? null : <p class="task__detail">{detail}</p>}
        </li>
      ))}
    </ul>
  );
}

function DueDay({ dueOn, today }: { dueOn: IsoDate; today: IsoDate }) {
  const days = daysBetween(today, dueOn);
  const tag = days < 0 ? '期限超過' : days === 0 ? '本日まで' : days <= 3 ? `あと${days}日` : null;
  return (
    <>
      {`期限 ${dayLabel(dueOn)}`}
      {tag === null ? null : (
        <span class={days < 0 ? 'state state--late' : 'state state--returned'}>{tag}</span>
      )}
    </>
  );
}

function News({ news }: HomeView) {
  return (
    <Section id="news" title="新しいお知らせ">
      {news.length === 0 ? (
        <p>新しいお知らせはありません。</p>
      ) : (
        <ul class="tasks">
          {news.map(({ title, detail, page, at }) => (
            <li class="task">
              <a href={page}>{title}</a>
              <span />
              <span class="task__due">{instantLabel(at)}</span>
              {detail === null ? null : <p class="task__detail">{detail}</p>}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/notices">お知らせをすべて見る</a>
      </p>
    </Section>
  );
}

function Newest({ newest, next }: HomeView) {
  if (newest === null)
    return (
      <Notice kind="info" title="確定した対象月はまだありません。">
        確定すると、ここに最新の値が表示されます。
      </Notice>
    );
  const { month, before, figure } = newest;
  const label = periodLabel(month);
  return (
    <Section id="newest" title={`最新の確定値 ${label}`}>
      {figure === null ? null : <Figure {...figureProps(figure)} />}
      <ButtonRow>
        <LinkButton href={`/reports/${month}`} kind="primary">{`${label}の達成状況報告書を見る`}</LinkButton>
        <LinkButton href={before === null ? null : `/comparison?from=${before}&to=${month}`}>
          前の月から変わったことを見る
        </LinkButton>
        <LinkButton href="/dashboard">ダッシュボードを見る</LinkButton>
      </ButtonRow>
      {next === null ? null : (
        <p class="quiet">{`次の${periodLabel(next.month)}分は、${dayLabel(next.dueOn)}が所管課の提出期限です。`}</p>
      )}
    </Section>
  );
}
