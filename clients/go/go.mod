// The path stands here alone: it is a placeholder until the repository has a host.
module autostagram.example/go

go 1.23
