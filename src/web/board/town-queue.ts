import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { type FlowProducer, type Job, type Queue } from 'bullmq';
import { type NudgeQueue } from '../../platform/queue/queues.js';

/**
 * A queue as one municipality's operator may see it: nothing can be done to it, and the jobs of others are not there.
 * Ticks belong to nobody and show. The counts are those of the whole queue.
 */
export class TownQueue extends BullMQAdapter {
  constructor(
    queue: NudgeQueue,
    private readonly municipality: string,
  ) {
    // Its type knows Redis alone; what it does asks the queue for its backend.
    super(queue as unknown as Queue, { readOnlyMode: true, allowRetries: false });
  }

  override async getJob(id: string): Promise<Job | undefined> {
    const job = await super.getJob(id);
    return job && this.isOurs(job) ? job : undefined;
  }

  override async getJobs(...of: Parameters<BullMQAdapter['getJobs']>): Promise<Job[]> {
    return (await super.getJobs(...of)).filter((job) => this.isOurs(job));
  }

  override async getJobLogs(id: string): Promise<string[]> {
    return (await this.getJob(id)) ? super.getJobLogs(id) : [];
  }

  /** No job of ours has children, and a tree would be read past the check of the municipality. */
  override getFlowProducer(): Promise<FlowProducer | null> {
    return Promise.resolve(null);
  }

  private isOurs(job: Job): boolean {
    const { municipality } = job.data as { municipality?: unknown };
    return municipality === '' || municipality === this.municipality;
  }
}
