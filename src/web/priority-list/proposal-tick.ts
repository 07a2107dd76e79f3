import { type AcceptedProposal } from '../../catalogue/mapping/proposal.service.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A proposal as the value of its box. */
export function tickOf({ procedureId, version, itemKey }: AcceptedProposal): string {
  return `${procedureId} ${version} ${itemKey}`;
}

/** The proposals whose boxes are ticked; what is no proposal is left out. */
export function ticksIn(values: readonly string[]): AcceptedProposal[] {
  return values.flatMap((value) => {
    const [procedureId = '', version = '', itemKey = ''] = value.split(' ');
    return UUID.test(procedureId) && /^\d{1,9}$/.test(version) && itemKey !== ''
      ? [{ procedureId, version: Number(version), itemKey }]
      : [];
  });
}
