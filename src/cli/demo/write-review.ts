import { ActionService } from '../../review/action.service.js';
import { ReviewService } from '../../review/review.service.js';
import { reportersOf, type DemoRun, officeOf } from './demo-run.js';
import { readSampleReview } from './sample-city/sample-review.js';
import { monthNumbered } from './sample-city/window.js';

/** 課題・対応・次月の予定 and the actions of one month. What is there from a load that was cut off stays as it is. */
export async function writeReview(demo: DemoRun, at: number): Promise<void> {
  const { app, city, window } = demo;
  const { texts, actions } = await readSampleReview();
  const reporters = await reportersOf(demo);
  const by = (department: string | null) => {
    if (department === null) return { context: officeOf(city), departmentId: null };
    const reporter = reporters.find(({ code }) => code === department);
    if (!reporter) throw new RangeError(`the sample city has no department ${department}`);
    return { context: reporter.staff, departmentId: reporter.id };
  };
  const [review, service] = [app.get(ReviewService), app.get(ActionService)];
  const month = monthNumbered(window, at);
  for (const { department, ...text } of texts.filter((one) => one.at === at)) {
    const { context, departmentId } = by(department);
    const { version } = await review.text(context, month, departmentId);
    await review.write(context, month, departmentId, version, text);
  }
  for (const { id, department, content, due, at: from, steps } of actions) {
    const { context, departmentId } = by(department);
    const dueMonth = monthNumbered(window, due);
    if (from === at) await service.add(context, month, { content, departmentId, dueMonth }, id);
    for (const { state, comment } of steps.filter((one) => one.at === at)) {
      const { version } = await service.get(context, month, id);
      await service.change(context, month, id, version, state ? { state, comment } : { comment });
    }
  }
}
