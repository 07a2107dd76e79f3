import { createHash } from 'node:crypto';
import { canonicalJson } from '../achievement/snapshot/digest.js';
import { type ReportModel } from './report-model.js';

/** The content with its digest: SHA-256 in hex over its canonical JSON. */
export function withDigest(content: Omit<ReportModel, 'digest'>): ReportModel {
  return { ...content, digest: createHash('sha256').update(canonicalJson(content)).digest('hex') };
}

/** The content as text to be kept, in its own order: forms made of it later are the same to the byte. */
export function textOf(model: ReportModel): string {
  return JSON.stringify({ ...model, digest: undefined });
}

export function modelFrom(text: string, digest: string): ReportModel {
  return { ...(JSON.parse(text) as Omit<ReportModel, 'digest'>), digest };
}

/** The same model. @throws Error where its content is not what its digest was taken of */
export function checked(model: ReportModel): ReportModel {
  const { digest, ...content } = model;
  if (withDigest(content).digest !== digest) throw new Error(`the stored report ${digest} has been altered`);
  return model;
}
