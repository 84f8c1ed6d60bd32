/** Microsoft's names for the products of the local tenant. */
const products: Readonly<Record<string, string>> = {
  STANDARDPACK: 'Office 365 E1',
  EXCHANGESTANDARD: 'Exchange Online (Plan 1)',
};

export function productName(sku: string): string {
  return products[sku] ?? sku;
}
