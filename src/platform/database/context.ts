/** Whose data a piece of work may touch. Everything that carries more (who, from where) extends it. */
export interface TenantContext {
  /** Six-digit code of the municipality (全国地方公共団体コード). */
  readonly municipality: string;
}
