# A VPN as code.
cli-export = print what was built as code for CloudFormation, Terraform or the AWS CLI
cli-export-out = write to this file instead of standard output
cli-export-written = Written: { $path }
export-head = The Client VPN { $name } in { $region }, as built by Client VPN Wizard.
export-copy = This makes a second one like it; what exists already is not taken over, and Client VPN Wizard will not manage or remove what you make with it.
export-certificates = Keys are not part of this: the certificates must be in ACM, or lie beside the VPN's profile.
