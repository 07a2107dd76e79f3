/** What this product is called on screens, in mails and in the description of its API. */
export const PRODUCT = '手続オンライン化管理';
/** The same with its name in Latin letters, where it signs. */
export const PRODUCT_SIGNED = `${PRODUCT}（Tetsuzuki）`;
