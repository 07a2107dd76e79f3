/**
 * Joins to procedure `p` what was known of it at the month's end as `known`: the newest line of its history, this
 * month's own report left out. The arguments are the placeholders of the month and of its last day.
 */
export function knownStage(month: string, end: string): string {
  return `
    LEFT JOIN LATERAL (
      SELECT s.stage, s.exempt_reason FROM procedure_stage s
       WHERE s.municipality_id = p.municipality_id AND s.procedure_id = p.id AND s.effective_on <= ${end}::date
         AND s.withdrawn_at IS NULL AND s.report_month IS DISTINCT FROM ${month}
       ORDER BY s.effective_on DESC, s.seq DESC LIMIT 1) known ON true`;
}

/**
 * The condition that a department is asked about procedure `p`: retired, exempt and abolished ones it is not (what
 * completeness expects), one whose stage nobody has said always, the others by their frequency (the argument is the
 * placeholder of `expectedFrequencies`).
 */
export function askedFor(frequencies: string): string {
  return `(p.retired_at IS NULL AND (known.stage IS NULL
           OR (known.stage NOT IN ('exempt', 'abolished') AND p.frequency = ANY (${frequencies}))))`;
}
