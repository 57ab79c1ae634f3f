// Package pathway holds the rules of the child protection conference pathway: dates and how they are counted, the
// steps of each version of the standards, who may do what, and what may be told to whom. It knows nothing of
// storage, pages or paper, and imports the standard library only.
package pathway
