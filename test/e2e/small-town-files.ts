/** The files of a town of two departments and four procedures. */
export const DEPARTMENTS = '部名,課コード,課名\n市民部,S01,市民課\n福祉部,F01,子育て課\n';
export const PROCEDURES = [
  '手続コード,手続名,所管課,優先手続番号,段階,受付システム',
  'P-1,図書館の図書貸出予約,市民課,1,オンライン完結,汎用電子申請',
  'P-2,住民票の写しの請求,市民課,,準備中,',
  'P-3,児童手当の届出,子育て課,2,一部オンライン,マイナポータル',
  'P-4,保育所の申込,子育て課,,オンライン申請可,汎用電子申請',
].join('\n');
/** Of each procedure: all applications and those online. */
export const COUNTS: Record<string, [number, number]> = {
  'P-1': [200, 150],
  'P-2': [80, 0],
  'P-3': [40, 10],
  'P-4': [30, 30],
};
