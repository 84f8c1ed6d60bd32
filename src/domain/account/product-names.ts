import type { Licence } from './account.ts';

/**
 * SKU id, part number and Microsoft's name of the products with a mailbox, and of some that are held beside them. From
 * its table "Product names and service plan identifiers for licensing"
 * (learn.microsoft.com/entra/identity/users/licensing-service-plan-reference), as of August 2026.
 */
const PRODUCTS: readonly (readonly [skuId: string, skuPartNumber: string, name: string])[] = [
  ['4468c39a-28b2-42fb-9094-840bcf28771f', 'OFFICEBASIC', 'Basic Collaboration'],
  ['4b9405b0-7788-4568-add1-99614e613b69', 'EXCHANGESTANDARD', 'Exchange Online (Plan 1)'],
  [
    'aa0f9eb7-eff2-4943-8424-226fb137fcad',
    'EXCHANGESTANDARD_ALUMNI',
    'Exchange Online (Plan 1) for Alumni with Yammer',
  ],
  ['f37d5ebf-4bf1-4aa2-8fa3-50c51059e983', 'EXCHANGESTANDARD_GOV', 'Exchange Online (Plan 1) for GCC'],
  ['ad2fe44a-915d-4e2b-ade1-6766d50a9d9c', 'EXCHANGESTANDARD_STUDENT', 'Exchange Online (Plan 1) for Students'],
  ['19ec0d23-8335-4cbd-94ac-6050e30712fa', 'EXCHANGEENTERPRISE', 'Exchange Online (Plan 2)'],
  ['0b7b15a8-7fd2-4964-bb96-5a566d4e3c15', 'EXCHANGEENTERPRISE_FACULTY', 'Exchange Online (Plan 2) for Faculty'],
  ['7be8dc28-4da4-4e6d-b9b9-c60f2806df8a', 'EXCHANGEENTERPRISE_GOV', 'Exchange Online (Plan 2) for GCC'],
  ['e8f81a67-bd96-4074-b108-cf193eb9433b', 'EXCHANGE_S_ESSENTIALS', 'Exchange Online Essentials'],
  ['7fc0182e-d107-4556-8329-7caaa511197b', 'EXCHANGEESSENTIALS', 'Exchange Online Essentials (ExO P1 Based)'],
  ['80b2d799-d2ba-4d2a-8842-fb0d0f3a4b82', 'EXCHANGEDESKLESS', 'Exchange Online Kiosk'],
  ['cb0a98a8-11bc-494c-83d9-c1b1ac65327e', 'EXCHANGETELCO', 'Exchange Online POP'],
  [
    '1aa94593-ca12-4254-a738-81a5972958e8',
    'M365EDU_A3_STUUSEBNFT_RPA1',
    'Microsoft 365 A3 - Unattended License for students use benefit',
  ],
  ['4b590615-0888-425a-a965-b3bf7789848d', 'M365EDU_A3_FACULTY', 'Microsoft 365 A3 for Faculty'],
  ['7cfd9a2b-e110-4c39-bf20-c6a3f36a3121', 'M365EDU_A3_STUDENT', 'Microsoft 365 A3 for Students'],
  ['18250162-5d87-4436-a834-d795c15c80f3', 'M365EDU_A3_STUUSEBNFT', 'Microsoft 365 A3 for students use benefit'],
  ['e97c048c-37a4-45fb-ab50-922fbf07a370', 'M365EDU_A5_FACULTY', 'Microsoft 365 A5 for faculty'],
  ['46c119d4-0379-4a9d-85e4-97c66d3f909e', 'M365EDU_A5_STUDENT', 'Microsoft 365 A5 for Students'],
  ['31d57bc7-3a05-4867-ab53-97a17835a411', 'M365EDU_A5_STUUSEBNFT', 'Microsoft 365 A5 for students use benefit'],
  [
    '81441ae1-0b31-4185-a6c0-32b6b84d419f',
    'M365EDU_A5_NOPSTNCONF_STUUSEBNFT',
    'Microsoft 365 A5 without Audio Conferencing for students use benefit',
  ],
  ['dab7782a-93b1-4074-8bb1-0e61318bea0b', 'SMB_BUSINESS_ESSENTIALS', 'Microsoft 365 Business Basic'],
  ['3b555118-da6a-4418-894f-7df1e2096870', 'O365_BUSINESS_ESSENTIALS', 'Microsoft 365 Business Basic'],
  [
    '21502a13-c8dc-4744-be9c-177fd9d2eafc',
    'Microsoft_365_Business_Basic_(no Teams)',
    'Microsoft 365 Business Basic (no Teams)',
  ],
  [
    'b1f3042b-a390-4b56-ab61-b88e7e767a97',
    'Microsoft_365_Business_Basic_EEA_(no_Teams)',
    'Microsoft 365 Business Basic EEA (no Teams)',
  ],
  ['cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46', 'SPB', 'Microsoft 365 Business Premium'],
  [
    '00e1ec7b-e4a3-40d1-9441-b69b597ab222',
    'Microsoft_365_ Business_ Premium_(no Teams)',
    'Microsoft 365 Business Premium (no Teams)',
  ],
  [
    '24c35284-d768-4e53-84d9-b7ae73dddf69',
    'Microsoft_365_Business_Premium_Donation_(Non_Profit_Pricing)',
    'Microsoft 365 Business Premium Donation',
  ],
  [
    'a3f586b6-8cce-4d9b-99d6-55238397f77a',
    'Office_365_w/o_Teams_Bundle_Business_Premium',
    'Microsoft 365 Business Premium EEA (no Teams)',
  ],
  ['f245ecc8-75af-4f8e-b61f-27d8114de5f3', 'O365_BUSINESS_PREMIUM', 'Microsoft 365 Business Standard'],
  ['ac5cef5d-921b-4f97-9ef3-c99076e5470f', 'SMB_BUSINESS_PREMIUM', 'Microsoft 365 Business Standard - Prepaid Legacy'],
  [
    '5a1c7b8d-0739-4ca8-bf69-ec87e69133ac',
    'MICROSOFT_365_BUSINESS_STANDARD_NO_TEAMS',
    'Microsoft 365 Business Standard (no Teams)',
  ],
  [
    'c1f79c29-5d7a-4bec-a2c1-1a76774864c0',
    'Office_365_w/o_Teams_Bundle_Business_Standard',
    'Microsoft 365 Business Standard EEA (no Teams)',
  ],
  [
    'ffa3a2a0-3820-462a-aa81-8a4d741f0cba',
    'Microsoft_365_Business_Standard_EEA_(no_Teams)',
    'Microsoft 365 Business Standard EEA (no Teams)',
  ],
  ['05e9a617-0261-4cee-bb44-138d3ef5d965', 'SPE_E3', 'Microsoft 365 E3'],
  ['c2ac2ee4-9bb1-47e4-8541-d689c7e83371', 'SPE_E3_RPA1', 'Microsoft 365 E3 - Unattended License'],
  ['0c21030a-7e60-4ec7-9a0f-0042e0e0211a', 'Microsoft_365_E3', 'Microsoft 365 E3 (500 seats min)_HUB'],
  ['dcf0408c-aaec-446c-afd4-43e3683943ea', 'Microsoft_365_E3_(no_Teams)', 'Microsoft 365 E3 (no Teams)'],
  ['c2fe850d-fbbb-4858-b67d-bd0c6e746da3', 'O365_w/o Teams Bundle_M3', 'Microsoft 365 E3 EEA (no Teams)'],
  [
    'a23dbafb-3396-48b3-ad9c-a304fe206043',
    'Microsoft_365_E3_EEA_(no_Teams)_Unattended_License',
    'Microsoft 365 E3 EEA (no Teams) - Unattended License',
  ],
  ['d61d61cc-f992-433f-a577-5bd016037eeb', 'SPE_E3_USGOV_DOD', 'Microsoft 365 E3_USGOV_DOD'],
  ['ca9d1dd9-dfe9-4fef-b97c-9bc1ea3c3658', 'SPE_E3_USGOV_GCCHIGH', 'Microsoft 365 E3_USGOV_GCCHIGH'],
  ['06ebc4ee-1bb5-47dd-8120-11324bc54e06', 'SPE_E5', 'Microsoft 365 E5'],
  ['db684ac5-c0e7-4f92-8284-ef9ebde75d33', 'Microsoft_365_E5', 'Microsoft 365 E5 (500 seats min)_HUB'],
  ['18a4bd3f-0b5b-4887-b04f-61dd0ee15f5e', 'Microsoft_365_E5_(no_Teams)', 'Microsoft 365 E5 (no Teams)'],
  [
    'c42b9cae-ea4f-4ab7-9717-81576235ccac',
    'DEVELOPERPACK_E5',
    'Microsoft 365 E5 Developer (without Windows and Audio Conferencing)',
  ],
  ['3271cf8e-2be5-4a09-a549-70fd05baaa17', 'O365_w/o_Teams_Bundle_M5', 'Microsoft 365 E5 EEA (no Teams)'],
  [
    '1e988bf3-8b7c-4731-bec0-4e2a2946600c',
    'O365_w/o_Teams_Bundle_M5_(500_seats_min)_HUB',
    'Microsoft 365 E5 EEA (no Teams) (500 seats min)_HUB',
  ],
  [
    '6ee4114a-9b2d-4577-9e7a-49fa43d222d3',
    'Microsoft_365_E5_EEA_(no_Teams)_with_Calling_Minutes',
    'Microsoft 365 E5 EEA (no Teams) with Calling Minutes',
  ],
  [
    '90277bc7-a6fe-4181-99d8-712b08b8d32b',
    'Microsoft_365_E5_EEA_(no_Teams)_without_Audio_Conferencing',
    'Microsoft 365 E5 EEA (no Teams) without Audio Conferencing',
  ],
  [
    'a640eead-25f6-4bec-97e3-23cfd382d7c2',
    'Microsoft_365_E5_EEA_(no_Teams)_without_Audio_Conferencing_(500_seats_min)_HUB',
    'Microsoft 365 E5 EEA (no Teams) without Audio Conferencing (500 seats min)_HUB',
  ],
  ['a91fc4e0-65e5-4266-aa76-4037509c1626', 'SPE_E5_CALLINGMINUTES', 'Microsoft 365 E5 with Calling Minutes'],
  ['cd2925a3-5076-4233-8931-638a8c94f773', 'SPE_E5_NOPSTNCONF', 'Microsoft 365 E5 without Audio Conferencing'],
  [
    '2113661c-6509-4034-98bb-9c47bd28d63c',
    'Microsoft_365_E5_without_Audio_Conferencing',
    'Microsoft 365 E5 without Audio Conferencing (500 seats min)_HUB',
  ],
  ['4eb45c5b-0d19-4e33-b87c-adfc25268f20', 'SPE_E5_USGOV_GCCHIGH', 'Microsoft 365 E5_USGOV_GCCHIGH'],
  ['50f60901-3181-4b75-8a2c-4c8e4c1d5a72', 'M365_F1_COMM', 'Microsoft 365 F1'],
  ['0666269f-b167-4c5b-a76f-fc574f2b1118', 'Microsoft_365_F1_EEA_(no_Teams)', 'Microsoft 365 F1 EEA (no Teams)'],
  ['66b55226-6b4f-492c-910c-a3b7a3c9d993', 'SPE_F1', 'Microsoft 365 F3'],
  ['f7ee79a7-7aec-4ca4-9fb9-34d6b930ad87', 'Microsoft_365_F3_EEA_(no_Teams)', 'Microsoft 365 F3 EEA (no Teams)'],
  ['2a914830-d700-444a-b73c-e3f31980d833', 'M365_F1_GOV', 'Microsoft 365 F3 GCC'],
  ['5c739a73-651d-4c2c-8a4e-fe4ba12253b0', 'M365_G3_RPA1_GOV', 'Microsoft 365 G3 - Unattended License for GCC'],
  ['e823ca47-49c4-46b3-b38d-ca11d5abe3d2', 'M365_G3_GOV', 'Microsoft 365 G3 GCC'],
  ['e2be619b-b125-455f-8660-fb503e431a5d', 'M365_G5_GCC', 'Microsoft 365 GCC G5'],
  ['b0f809d5-a662-4391-a5aa-136e9c565b9d', 'M365_G5_GOV', 'Microsoft 365 GCC G5 w/o WDATP/CAS Unified'],
  ['7e74bd05-2c47-404e-829a-ba95c66fe8e5', 'Microsoft_Teams_EEA_New', 'Microsoft Teams EEA'],
  ['7e31c0d9-9551-471d-836f-32ee72be4a01', 'Microsoft_Teams_Enterprise_New', 'Microsoft Teams Enterprise'],
  ['3ab6abff-666f-4424-bfb7-f0bc274ec7bc', 'TEAMS_ESSENTIALS_AAD', 'Microsoft Teams Essentials (AAD Identity)'],
  ['710779e8-3d4a-4c88-adb9-386c958d1fdf', 'TEAMS_EXPLORATORY', 'Microsoft Teams Exploratory'],
  ['e0dfc8b9-9531-4ec8-94b4-9fec23b05fc8', 'Microsoft_Teams_Exploratory_Dept', 'Microsoft Teams Exploratory Dept'],
  ['295a8eb0-f78d-45c7-8b5b-1eed5ed02dff', 'MCOCAP', 'Microsoft Teams Shared Devices'],
  ['420c7602-7f70-4895-9394-d3d679ea36fb', 'MCOCAP_FACULTY', 'Microsoft Teams Shared Devices for Faculty'],
  ['b1511558-69bd-4e1b-8270-59ca96dba0f3', 'MCOCAP_GOV', 'Microsoft Teams Shared Devices for GCC'],
  ['94763226-9b3c-4e75-a931-5c89701abe66', 'STANDARDWOFFPACK_FACULTY', 'Office 365 A1 for faculty'],
  ['314c4481-f395-4525-be8b-2ec4bb1e9d91', 'STANDARDWOFFPACK_STUDENT', 'Office 365 A1 for students'],
  ['78e66a63-337a-4a9a-8959-41c6654dfb56', 'STANDARDWOFFPACK_IW_FACULTY', 'Office 365 A1 Plus for faculty'],
  ['e82ae690-a2d5-4d76-8d30-7c6e01e6022e', 'STANDARDWOFFPACK_IW_STUDENT', 'Office 365 A1 Plus for students'],
  ['e578b273-6db4-4691-bba0-8d691f4da603', 'ENTERPRISEPACKPLUS_FACULTY', 'Office 365 A3 for faculty'],
  ['98b6e773-24d4-4c0d-a968-6e787a1f8204', 'ENTERPRISEPACKPLUS_STUDENT', 'Office 365 A3 for students'],
  ['a4585165-0533-458a-97e3-c400570268c4', 'ENTERPRISEPREMIUM_FACULTY', 'Office 365 A5 for faculty'],
  ['ee656612-49fa-43e5-b67e-cb1fdf7699df', 'ENTERPRISEPREMIUM_STUDENT', 'Office 365 A5 for students'],
  ['18181a46-0d4e-45cd-891e-60aabd171b4e', 'STANDARDPACK', 'Office 365 E1'],
  ['f8ced641-8e17-4dc5-b014-f5a2d53f6ac8', 'Office_365_E1_(no_Teams)', 'Office 365 E1 (no Teams)'],
  ['b57282e3-65bd-4252-9502-c0eae1e5ab7f', 'Office_365_w/o_Teams_Bundle_E1', 'Office 365 E1 EEA (no Teams)'],
  ['f698ca06-024f-4562-b029-9cb1f1e02646', 'STANDARDPACK_USGOV_GCCHIGH', 'Office 365 E1_USGOV_GCCHIGH'],
  ['6634e0ce-1a9f-428c-a498-f84ec7b8aa2e', 'STANDARDWOFFPACK', 'Office 365 E2'],
  ['6fd2c87f-b296-42f0-b197-1e91e994b900', 'ENTERPRISEPACK', 'Office 365 E3'],
  ['46c3a859-c90d-40b3-9551-6178a48d5c18', 'Office_365_E3_(no_Teams)', 'Office 365 E3 (no Teams)'],
  ['189a915c-fe4f-4ffa-bde4-85b9628d07a0', 'DEVELOPERPACK', 'Office 365 E3 Developer'],
  ['d711d25a-a21c-492f-bd19-aae1e8ebaf30', 'O365_w/o_Teams_Bundle_E3', 'Office 365 E3 EEA (no Teams)'],
  ['b107e5a3-3e60-4c0d-a184-a7e4395eb44c', 'ENTERPRISEPACK_USGOV_DOD', 'Office 365 E3_USGOV_DOD'],
  ['aea38a85-9bd5-4981-aa00-616b411205bf', 'ENTERPRISEPACK_USGOV_GCCHIGH', 'Office 365 E3_USGOV_GCCHIGH'],
  ['1392051d-0cb9-4b7a-88d5-621fee5e8711', 'ENTERPRISEWITHSCAL', 'Office 365 E4'],
  ['c7df2760-2c81-4ef7-b578-5b5392b571df', 'ENTERPRISEPREMIUM', 'Office 365 E5'],
  ['cf50bae9-29e8-4775-b07c-56ee10e3776d', 'Office_365_w/o_Teams_Bundle_E5', 'Office 365 E5 EEA (no Teams)'],
  [
    '71772aeb-4bb8-4f74-9dd4-36c7a9b5ca74',
    'Office_365_E5_EEA_(no_Teams)_without_Audio_Conferencing',
    'Office 365 E5 EEA (no Teams) without Audio Conferencing',
  ],
  ['26d45bd9-adf1-46cd-a9e1-51e9a5524128', 'ENTERPRISEPREMIUM_NOPSTNCONF', 'Office 365 E5 Without Audio Conferencing'],
  ['4b585984-651b-448a-9e53-3b10f069cf7f', 'DESKLESSPACK', 'Office 365 F3'],
  ['d1f0495b-cb7b-4e11-8b85-daee7e7e5664', 'Office_365_F3_EEA_(no_Teams)', 'Office 365 F3 EEA (no Teams)'],
  ['74039b88-bd62-4b5c-9d9c-7a92bbc0bfdf', 'DESKLESSPACK_USGOV_GCCHIGH', 'Office 365 F3_USGOV_GCCHIGH'],
  ['3f4babde-90ec-47c6-995d-d223749065d1', 'STANDARDPACK_GOV', 'Office 365 G1 GCC'],
  ['535a3a29-c5f0-42fe-8215-d3b9e1f38c4a', 'ENTERPRISEPACK_GOV', 'Office 365 G3 GCC'],
  [
    '24aebea8-7fac-48d0-8750-de4ee1fde205',
    'ENTERPRISEPACKWITHOUTPROPLUS_GOV',
    'Office 365 G3 without Microsoft 365 Apps GCC',
  ],
  ['8900a2c0-edba-4079-bdf3-b276e293b6a8', 'ENTERPRISEPREMIUM_GOV', 'Office 365 G5 GCC'],
  [
    '1341559b-49df-443c-8e79-fa604fed2d82',
    'ENTERPRISEPREMIUM_NOPSTNCONF_NOPBI_GOV',
    'Office 365 GCC G5 without Audio Conferencing',
  ],
  [
    '2f105cc2-c2c1-435b-a955-c5e82156c05d',
    'ENTERPRISEPREMIUM_NOPBIPBX_GOV',
    'Office 365 GCC G5 without Power BI and Phone System',
  ],
  ['04a7fb0d-32e0-4241-b4f5-3f7618cd1162', 'MIDSIZEPACK', 'Office 365 Midsize Business'],
  ['bd09678e-b83c-4d3f-aaba-3dad4abd128b', 'LITEPACK', 'Office 365 Small Business'],
  ['fc14ec4a-4169-49a4-a51e-2c852931814b', 'LITEPACK_P2', 'Office 365 Small Business Premium'],
  ['9a18296a-025f-4e37-9ffa-30bf8d1ce775', 'MICROSOFT_365_E7', 'Microsoft 365 E7'],
  ['ee02fd1b-340e-4a4b-b355-4a514e4c8943', 'EXCHANGEARCHIVE_ADDON', 'Exchange Online Archiving for Exchange Online'],
  ['078d2b04-f1bd-4111-bbd4-b4b1b354cef4', 'AAD_PREMIUM', 'Microsoft Entra ID P1'],
  ['84a661c4-e949-4bd2-a560-ed7766fcaf2b', 'AAD_PREMIUM_P2', 'Microsoft Entra ID P2'],
  ['0c266dff-15dd-4b49-8397-2bb16070ed52', 'MCOMEETADV', 'Microsoft 365 Audio Conferencing'],
  ['639dec6b-bb19-468b-871c-c5c441c4b0cb', 'Microsoft_365_Copilot', 'Copilot for Microsoft 365'],
];

const BY_NUMBER: ReadonlyMap<string, string> = new Map(
  PRODUCTS.flatMap(([skuId, skuPartNumber, name]) => [
    [skuId, name],
    [skuPartNumber.toLowerCase(), name],
  ]),
);

/** The licence's common name, for instance "Office 365 E1"; its part number when the table does not have it. */
export function productName({ skuId, skuPartNumber }: Licence): string {
  return BY_NUMBER.get(skuId.toLowerCase()) ?? productNamed(skuPartNumber);
}

export function productNames(licences: readonly Licence[]): string {
  return licences.map(productName).join(', ');
}

/** The same for a text with one or several part numbers or SKU ids, separated by commas. */
export function productNamed(text: string): string {
  return text
    .split(', ')
    .map((number) => BY_NUMBER.get(number.toLowerCase()) ?? number)
    .join(', ');
}
