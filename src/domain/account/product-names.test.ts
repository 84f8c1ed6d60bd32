import { expect, it } from 'vitest';
import { productName, productNamed } from './product-names.ts';

it("is Microsoft's name, by the SKU id first", () => {
  const licence = { skuId: '18181A46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'EXCHANGESTANDARD' };
  expect(productName(licence)).toBe('Office 365 E1');
});

it('is found by the part number where the SKU id is not known', () => {
  expect(productName({ skuId: 'another', skuPartNumber: 'SPE_F1' })).toBe('Microsoft 365 F3');
});

it('is the part number of a product that nobody knows', () => {
  expect(productName({ skuId: 'another', skuPartNumber: 'PRODUCTO_NUEVO' })).toBe('PRODUCTO_NUEVO');
});

it('is read from text, several with commas too', () => {
  expect(productNamed('STANDARDPACK, PRODUCTO_NUEVO, 19ec0d23-8335-4cbd-94ac-6050e30712fa')).toBe(
    'Office 365 E1, PRODUCTO_NUEVO, Exchange Online (Plan 2)',
  );
  expect(productNamed('')).toBe('');
});
