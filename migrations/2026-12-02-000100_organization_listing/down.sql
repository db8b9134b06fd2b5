DROP TABLE organization_listing;
