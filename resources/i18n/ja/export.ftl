# コードとしての VPN
cli-export = 作成した構成を CloudFormation、Terraform、AWS CLI のコードとして出力します
cli-export-out = 標準出力ではなく、このファイルに書きます
cli-export-written = 書き込みました: { $path }
export-head = Client VPN Wizard で作成したクライアント VPN { $name }（{ $region }）の構成です。
export-copy = 同じ構成をもう 1 つ作ります。既存のものは引き継ぎません。これで作ったものは Client VPN Wizard の管理・削除の対象外です。
export-certificates = 鍵は含みません。証明書は ACM にあるか、VPN のプロファイルの隣に置かれている必要があります。
